"""vLLM as a child process: started, asked, put to sleep, woken and ended."""

from __future__ import annotations

import contextlib
import ctypes
import json
import logging
import os
import secrets
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import httpx
import psutil

from . import gpu, refusals
from .adapters import Adapter
from .settings import SettingError, Settings

LOG = logging.getLogger(__name__)
BASE = "base"
_START_SECONDS = 900
_END_SECONDS = 30
_DYING_SECONDS = 5
_MOST_RANK = 64
_MOST_ALTERNATIVES = 256
_ADAPTERS_ON_DEVICE = 2
_ADAPTERS_ON_HOST = 16
_PARENT_DEATH = 1


class VllmServer:
    """One vLLM over a folder of weights, on loopback, closed to others by a key of its own.

    Attributes:
        asleep: whether it has given its memory back for a while

    Args:
        settings: the node's
        folder: weights and tokenizer
        memory: bytes of the device that it may take; on a CPU, bytes of keys and values alone
        slots: samples decoded at once

    Raises:
        SettingError: it does not start
    """

    def __init__(self, settings: Settings, folder: Path, memory: int, slots: int) -> None:
        self._settings = settings
        self._folder = folder
        self._memory = memory
        self._slots = slots
        self._log = settings.state / "vllm.log"
        self._adapters: set[str] = set()
        self.asleep = False
        self._key = secrets.token_hex(16)
        self._start()

    def ensure_alive(self) -> None:
        """Starts it again if it has ended."""
        if self._process.poll() is not None:
            LOG.warning("vLLM ended with status %s and is started again; see %s", self._process.returncode, self._log)
            self.close()
            self._start()

    def complete(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        """Choices of a completion request.

        Raises:
            Refused: it does not answer, or answers with an error
        """
        try:
            answer = self._client.post("/v1/completions", json=body)
        except httpx.HTTPError as error:
            raise self._gone(error) from error
        if answer.status_code != 200:
            raise refusals.overloaded("vllm_failed", f"vLLM answered {answer.status_code}: {answer.text[:500]}")
        choices: list[dict[str, Any]] = answer.json()["choices"]
        return choices

    def adapter(self, adapter: Adapter | None) -> str:
        """Name under which it serves an adapter, which is loaded when it was not; the base for None."""
        if adapter is None:
            return BASE
        name = f"a{adapter.digest[:32]}"
        if name not in self._adapters:
            if adapter.rank > _MOST_RANK:
                raise refusals.invalid("model", f"model: an adapter of rank {adapter.rank}, vLLM is given up to {_MOST_RANK}")
            self._post("/v1/load_lora_adapter", {"lora_name": name, "lora_path": str(self._written(name, adapter))})
            self._adapters.add(name)
        return name

    def cpu_seconds(self) -> float:
        """Processor time so far of the processes that run."""
        seconds = 0.0
        with contextlib.suppress(psutil.NoSuchProcess):
            server = psutil.Process(self._process.pid)
            for process in [server, *server.children(recursive=True)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    times = process.cpu_times()
                    seconds += times.user + times.system
        return seconds

    def sleep(self) -> None:
        """Moves its weights to the host's memory and forgets keys and values; only a GPU's can give memory back for a while."""
        if self._settings.device == "cuda" and not self.asleep:
            self._post("/sleep?level=1", None)
            self.asleep = True

    def wake(self) -> None:
        """Takes its weights back to the device."""
        self._post("/wake_up", None)
        self.asleep = False

    def close(self) -> None:
        """Ends it with the processes that it started, which outlive it when it is killed."""
        self._client.close()
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _post(self, path: str, body: dict[str, Any] | None) -> None:
        try:
            answer = self._client.post(path, json=body)
        except httpx.HTTPError as error:
            raise self._gone(error) from error
        if answer.status_code != 200:
            raise refusals.overloaded("vllm_failed", f"vLLM answered {path} with {answer.status_code}: {answer.text[:500]}")

    def _gone(self, error: httpx.HTTPError) -> refusals.Refused:
        """The refusal of a call without an answer, once a process that was killed has ended: the next call starts it again."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_SECONDS)
        return refusals.overloaded("vllm_gone", f"vLLM does not answer ({error}); see {self._log}")

    def _start(self) -> None:
        port = free_port()
        self._adapters.clear()
        self.asleep = False
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command(port),
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self._client = httpx.Client(
            base_url=f"http://127.0.0.1:{port}",
            headers={"Authorization": f"Bearer {self._key}"},
            timeout=httpx.Timeout(None, connect=10),
            limits=httpx.Limits(max_connections=None),
        )
        LOG.info("starting vLLM, which may take minutes; log: %s", self._log)
        end = time.monotonic() + _START_SECONDS
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > end:
                self.close()
                raise SettingError(f"--engine: vLLM did not start; the end of {self._log}:\n{_tail(self._log)}")
            time.sleep(0.2)

    def _ready(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return self._client.get("/health").status_code == 200
        return False

    def _command(self, port: int) -> list[str]:
        how = self._settings
        command = [how.vllm, "-m", "vllm.entrypoints.openai.api_server", "--model", str(self._folder)]
        command += ["--served-model-name", BASE, "--host", "127.0.0.1", "--port", str(port), "--generation-config", "vllm"]
        command += ["--max-model-len", str(how.max_length), "--max-num-seqs", str(self._slots), "--dtype", "bfloat16"]
        command += ["--max-logprobs", str(_MOST_ALTERNATIVES), "--enable-prefix-caching"]
        command += ["--enable-lora", "--max-lora-rank", str(_MOST_RANK), "--max-loras", str(_ADAPTERS_ON_DEVICE)]
        command += ["--max-cpu-loras", str(_ADAPTERS_ON_HOST), "--structured-outputs-config.backend", "guidance"]
        if how.device == "cuda":
            command += ["--enable-sleep-mode", "--gpu-memory-utilization", f"{self._memory / gpu.total_memory():.4f}"]
        else:
            # A prompt read in parts has it wind back the sample's random numbers, which PyTorch's CPU generator cannot do.
            command += ["--enforce-eager", "--no-enable-chunked-prefill"]
        return command

    def _environment(self) -> dict[str, str]:
        how = self._settings
        given = {
            "VLLM_API_KEY": self._key,
            "VLLM_SERVER_DEV_MODE": "1",
            "VLLM_ALLOW_RUNTIME_LORA_UPDATING": "True",
            "VLLM_NO_USAGE_STATS": "1",
            "HF_HUB_OFFLINE": "1",
        }
        if how.device == "cpu":
            given["VLLM_CPU_KVCACHE_SPACE"] = str(max(1, -(-self._memory // (1 << 30))))
            given["OMP_NUM_THREADS"] = str(how.threads)
        return {**os.environ, **given}

    def _written(self, name: str, adapter: Adapter) -> Path:
        """The adapter as a folder in PEFT's format."""
        folder = self._settings.state / "vllm-adapters" / name
        folder.mkdir(parents=True, exist_ok=True)
        about = {
            "peft_type": "LORA",
            "task_type": "CAUSAL_LM",
            "r": adapter.rank,
            "lora_alpha": adapter.alpha,
            "lora_dropout": 0.0,
            "bias": "none",
            "target_modules": sorted({tensor.split(".")[-3] for tensor in adapter.tensors}),
        }
        (folder / "adapter_model.safetensors").write_bytes(adapter.content)
        (folder / "adapter_config.json").write_text(json.dumps(about))
        return folder


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _end_with_parent() -> None:
    """Has the kernel end the child when the node is killed (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGTERM)


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-20:])
