"""Settings of the node: command-line options, each also an environment variable CONSTELLATION_NODE_NAME."""

from __future__ import annotations

import argparse
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PREFIX = "CONSTELLATION_NODE_"
_UNITS = {"": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


class SettingError(Exception):
    """A setting that cannot be used; the message names it and says what is allowed."""


def size(text: str) -> int:
    """Bytes of a size such as 24GiB."""
    match = re.fullmatch(r"(\d+)(|KiB|MiB|GiB)", text)
    if match is None:
        raise ValueError(f"'{text}', allowed is a number of bytes, or one with KiB, MiB or GiB")
    return int(match[1]) * _UNITS[match[2]]


@dataclass(frozen=True)
class Settings:
    """How the node is run.

    Attributes:
        model: 'smollm2', a directory of a Hugging Face model, or 'random:FILE.json' with a configuration
        name: name of the base in the protocol
        quantization: 'nf4' (4 bits, double quantization) or 'none' (bfloat16)
        family: prompt family that the node states for its models
        template: 'model' puts the model's chat template around prompts, 'none' takes them as raw text
        engine: 'in-process', or 'vllm' for sampling and scoring
        vllm: Python interpreter of an environment with vLLM
        memory: bytes that weights, caches and training may take
        slots: samples that are decoded at once; 0 for as many as the memory allows, at most 256
        max_length: most tokens of prompt and completion
        state: directory of uploads, adapters, jobs and converted weights; one node at a time uses it
        adapters: directory of adapters ``*.safetensors`` that are loaded at start; only read
        device: 'cpu' or 'cuda'
        threads: threads of the CPU; 0 for all processors
        train_tokens: most tokens of a training step's part that is computed at once
        max_file: most bytes of an uploaded file or adapter
        host: address to listen at
        port: port to listen at
        api_key: key that every call but health and metrics must show; empty for none
    """

    model: str
    name: str
    quantization: str
    family: str
    template: str
    engine: str
    vllm: str
    memory: int
    slots: int
    max_length: int
    state: Path
    adapters: Path | None
    device: str
    threads: int
    train_tokens: int
    max_file: int
    host: str
    port: int
    api_key: str


@dataclass(frozen=True)
class _Option:
    name: str
    default: str | None
    description: str
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper().replace("-", "_")


_OPTIONS = (
    _Option("model", None, "smollm2, a directory with a Hugging Face model, or random:FILE.json"),
    _Option("name", "base", "name of the base in the protocol"),
    _Option("quantization", "nf4", "how the base is kept", ("nf4", "none")),
    _Option("family", "chat", "prompt family that clients use for the models", ("chat", "brief")),
    _Option("template", "model", "model: its chat template around prompts; none: raw text", ("model", "none")),
    _Option("engine", "in-process", "what samples and scores", ("in-process", "vllm")),
    _Option("vllm", "python3", "Python interpreter of an environment with vLLM, for that engine"),
    _Option("memory", "24GiB", "memory for weights, caches and training, such as 24GiB"),
    _Option("slots", "0", "samples decoded at once; 0: as many as the memory allows, at most 256"),
    _Option("max-length", "1024", "most tokens of prompt and completion"),
    _Option("state", ".constellation/gpu-node", "directory of uploads, adapters, jobs, converted weights"),
    _Option("adapters", "", "directory of adapters *.safetensors that are loaded at start"),
    _Option("device", "auto", "where to compute", ("auto", "cpu", "cuda")),
    _Option("threads", "0", "threads of the CPU; 0: all processors"),
    _Option("train-tokens", "0", "most tokens computed at once in training; 0: by the device"),
    _Option("max-file", "512MiB", "most bytes of an uploaded file or adapter"),
    _Option("host", "127.0.0.1", "address to listen at"),
    _Option("port", "18100", "port to listen at"),
    _Option("api-key", "", "key that callers must show; empty: none"),
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options of :class:`Settings`."""
    for option in _OPTIONS:
        default = "required" if option.default is None else f"default: {option.default or 'none'}"
        parser.add_argument(
            f"--{option.name}",
            metavar=option.name.upper().replace("-", "_"),
            help=f"{option.description} ({default}; {option.variable})",
        )


def read(arguments: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of options, else of the environment, else their defaults.

    Raises:
        SettingError: a value is missing or not allowed
    """
    values = {option.name: _value(option, arguments, environment) for option in _OPTIONS}
    device = _device(values["device"])
    return Settings(
        model=values["model"],
        name=_matching("name", values["name"], r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", "a model name"),
        quantization=values["quantization"],
        family=values["family"],
        template=values["template"],
        engine=values["engine"],
        vllm=_vllm(values["engine"], values["vllm"]),
        memory=_size("memory", values["memory"]),
        slots=_integer("slots", values["slots"], 0, 4096),
        max_length=_integer("max-length", values["max-length"], 16, 1 << 20),
        state=Path(values["state"]),
        adapters=_directory("adapters", values["adapters"]),
        device=device,
        threads=_integer("threads", values["threads"], 0, 1024) or os.cpu_count() or 1,
        train_tokens=_integer("train-tokens", values["train-tokens"], 0, 1 << 20) or (8192 if device == "cuda" else 1024),
        max_file=_size("max-file", values["max-file"]),
        host=values["host"],
        port=_integer("port", values["port"], 0, 65535),
        api_key=values["api-key"],
    )


def parse(arguments: Sequence[str]) -> Settings:
    """Settings of a command line."""
    parser = argparse.ArgumentParser()
    add_options(parser)
    return read(parser.parse_args(arguments))


def _value(option: _Option, arguments: argparse.Namespace, environment: Mapping[str, str]) -> str:
    given: str | None = getattr(arguments, option.name.replace("-", "_"))
    value = given if given is not None else environment.get(option.variable, option.default)
    if value is None:
        raise SettingError(f"--{option.name} or {option.variable} is needed: {option.description}")
    if option.choices and value not in option.choices:
        raise SettingError(f"--{option.name}: '{value}', allowed are {', '.join(option.choices)}")
    return value


def _matching(name: str, value: str, pattern: str, what: str) -> str:
    if re.fullmatch(pattern, value) is None:
        raise SettingError(f"--{name}: '{value}' is not {what}")
    return value


def _integer(name: str, value: str, least: int, most: int) -> int:
    if re.fullmatch(r"\d{1,9}", value) is None or not least <= int(value) <= most:
        raise SettingError(f"--{name}: '{value}', allowed is a number from {least} to {most}")
    return int(value)


def _size(name: str, value: str) -> int:
    try:
        return size(value)
    except ValueError as error:
        raise SettingError(f"--{name}: {error}") from error


def _directory(name: str, value: str) -> Path | None:
    if not value:
        return None
    if not Path(value).is_dir():
        raise SettingError(f"--{name}: {value} is no directory")
    return Path(value)


def _vllm(engine: str, value: str) -> str:
    found = shutil.which(value)
    if engine == "vllm" and found is None:
        raise SettingError(f"--vllm: {value} is no program; allowed is the Python interpreter of an environment with vLLM")
    return found or value


def _device(value: str) -> str:
    import torch

    if value == "cuda" and not torch.cuda.is_available():
        raise SettingError("--device: cuda, but PyTorch finds no CUDA device here; allowed are auto, cpu")
    return ("cuda" if torch.cuda.is_available() else "cpu") if value == "auto" else value
