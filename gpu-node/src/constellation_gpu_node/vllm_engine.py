"""The engine that samples and scores with vLLM, on the values of the very weights that are trained in this process."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

import torch

from . import gpu
from .adapters import Adapter
from .base import Base
from .engine import LossPoint, Sample, SamplingWork, Stopwatch, TrainingPlan
from .lora import LoraAdapters
from .refusals import Refused
from .settings import SettingError, Settings
from .trainer import QloraRun
from .vllm_server import VllmServer

LOG = logging.getLogger(__name__)
_SLOTS = 256
_REQUESTS = 64
_WAIT = 0.05
_RESERVE = 2 << 30
"""Bytes beside the base that this process keeps of the device while vLLM samples: its context, an adapter in training."""
_ASLEEP = 3 << 30
"""Bytes that vLLM keeps of the device while it sleeps; 2.25 GB with vLLM 0.23 on an H100."""
_TOKEN = "token_id:"


@dataclass(eq=False)
class _Call:
    """A request on its way: samples of the prompts that are answered."""

    work: SamplingWork
    answered: dict[int, list[Sample]] = field(default_factory=dict)
    begun: bool = False
    failed: bool = False


class VllmEngine:
    """The engine of :mod:`engine`: vLLM is asked prompt by prompt, a few hundred samples ahead, and batches by itself.

    The node's own copy of the base stays on the device for training; before a step of training what runs is awaited and vLLM
    put to sleep, and before sampling it is woken.

    Sample i of a prompt has a seed that follows from (model, prompt, seed, i), but what vLLM makes of it may depend on what
    else is in the batch.
    """

    sampling_turn = 30.0
    training_turn = 30.0

    def __init__(self, base: Base, settings: Settings) -> None:
        self._base = base
        self._settings = settings
        self._slots = settings.slots or _SLOTS
        memory = self._memory()
        if settings.device == "cuda":
            gpu.hold_to(settings.memory - _ASLEEP)
        folder = settings.state / "vllm-weights" / base.digest[:16]
        if not folder.is_dir():
            base.save(folder)
        self._server = VllmServer(settings, folder, memory, self._slots)
        self._loras = LoraAdapters(base, 1)
        self._waiting: deque[tuple[_Call, int]] = deque()
        self._running: dict[Future[list[Sample]], tuple[_Call, int]] = {}
        self._threads = ThreadPoolExecutor(_REQUESTS, "vllm")
        self._watch = Stopwatch(lambda: time.process_time() + self._server.cpu_seconds())

    def add(self, work: SamplingWork) -> None:
        """Takes work into the queue."""
        call = _Call(work)
        self._waiting.extend((call, j) for j in range(len(work.prompts)))

    def has_work(self) -> bool:
        """Whether something is left to sample."""
        return bool(self._waiting or self._running)

    def step(self) -> None:
        """Asks for what there is room for, and takes what is answered."""
        if not self._running:
            self._watch.lap()
        try:
            self._server.ensure_alive()
            if self._server.asleep:
                torch.cuda.empty_cache()  # what training has freed
                self._server.wake()
        except Exception as error:
            LOG.exception("vLLM cannot be used")
            self._fail_all(error)
            return
        room = 2 * self._slots - sum(call.work.n for call, _ in self._running.values())
        while self._waiting and (room > 0 or not self._running):
            call, j = self._waiting.popleft()
            if call.failed or call.work.cancelled:
                continue
            if not call.begun:
                call.begun = True
                call.work.begun()
            try:
                name = self._server.adapter(call.work.model.adapter)
            except Refused as error:
                self._failed(call, error)
                continue
            self._running[self._threads.submit(self._sample, call.work, j, name)] = call, j
            room -= call.work.n
        self._take(_WAIT)

    def train(self, plan: TrainingPlan) -> _TrainingWhileAsleep:
        """Begins training."""
        return _TrainingWhileAsleep(self, QloraRun(self._base, self._loras, plan, self._settings.train_tokens))

    def make_room(self) -> None:
        """Awaits what runs and puts vLLM to sleep."""
        while self._running:
            self._take(None)
        self._server.sleep()

    def close(self) -> None:
        """Ends vLLM."""
        self._server.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _take(self, seconds: float | None) -> None:
        """Gives away what is answered, after waiting for one answer at most so long."""
        done, _ = wait(self._running, seconds, FIRST_COMPLETED)
        passed = self._watch.lap()
        samples = sum(call.work.n for call, _ in self._running.values())
        for call, _ in self._running.values():
            call.work.cost.add(passed, call.work.n / samples)
        for future in done:
            call, j = self._running.pop(future)
            error = future.exception()
            if error is None:
                self._answered(call, j, future.result())
            else:
                self._failed(call, error)

    def _answered(self, call: _Call, j: int, samples: list[Sample]) -> None:
        call.answered[j] = samples
        if len(call.answered) == len(call.work.prompts):
            call.work.done([sample for prompt in range(len(call.work.prompts)) for sample in call.answered[prompt]])

    def _failed(self, call: _Call, error: BaseException) -> None:
        if not call.failed:
            call.failed = True
            call.work.failed(error)

    def _fail_all(self, error: BaseException) -> None:
        while self._running:
            self._take(None)
        while self._waiting:
            self._failed(self._waiting.popleft()[0], error)

    def _sample(self, work: SamplingWork, j: int, name: str) -> list[Sample]:
        """Samples of one prompt from the model that vLLM knows by the name; runs beside others."""
        prompt = work.prompts[j]
        greedy = work.temperature == 0
        body: dict[str, Any] = {
            "model": name,
            "prompt": prompt,
            "n": 1 if greedy else work.n,
            "seed": _seed(work, prompt),
            "temperature": work.temperature,
            "top_p": work.top_p,
            "max_tokens": min(work.max_tokens, self._settings.max_length - len(prompt)),
            "logprobs": work.alternatives,
            "stop": work.stops,
            "stop_token_ids": [self._base.text.end],
            "return_tokens_as_token_ids": True,
        }
        if work.grammar is not None:
            body["structured_outputs"] = {"grammar": work.grammar.text}
        choices = sorted(self._server.complete(body), key=lambda choice: int(choice["index"]))
        samples = [self._read(choice["logprobs"], work) for choice in choices]
        return samples * work.n if greedy else samples

    def _read(self, logprobs: dict[str, Any], work: SamplingWork) -> Sample:
        tokens = [_token(piece) for piece in logprobs["tokens"]]
        text, stopped = self._base.text.ended(tokens, work.stops)
        of_chosen = [min(float(value), 0.0) for value in logprobs["token_logprobs"]]
        listed = [_alternatives(place, work.alternatives) for place in logprobs["top_logprobs"] or [{}] * len(tokens)]
        return Sample(text, tokens, of_chosen, listed, stopped)

    def _memory(self) -> int:
        """Bytes for vLLM: on a GPU all but the training copy of the base, on a CPU the keys and values of all slots."""
        if self._settings.device == "cpu":
            return self._slots * self._settings.max_length * self._base.bytes_per_token
        copy = int(self._base.model.get_memory_footprint())
        if self._settings.memory <= copy + max(copy + _RESERVE, _ASLEEP):
            raise SettingError(
                f"--memory: {self._settings.memory:,} bytes are too few: two copies of the base of {copy:,} bytes each,"
                f" {_RESERVE:,} in reserve, keys and values; or one copy, {_ASLEEP:,} of vLLM asleep, and training"
            )
        return self._settings.memory - copy - _RESERVE


class _TrainingWhileAsleep:
    """A training run each of whose steps finds vLLM asleep."""

    def __init__(self, engine: VllmEngine, run: QloraRun) -> None:
        self._engine = engine
        self._run = run

    def step(self) -> LossPoint | None:
        """Takes a step; None when there are none left."""
        self._engine.make_room()
        return self._run.step()

    def adapter(self) -> Adapter:
        """The trained adapter."""
        return self._run.adapter()

    def close(self) -> None:
        """Frees what the run holds."""
        self._run.close()


def _seed(work: SamplingWork, prompt: list[int]) -> int:
    """Seed of a prompt; vLLM counts it up from sample to sample."""
    key = hashlib.sha256(f"{work.seed}\n{work.model.digest}\n{prompt}".encode()).digest()
    return int.from_bytes(key[:7], "little")


def _token(piece: str) -> int:
    return int(piece.removeprefix(_TOKEN))


def _alternatives(listed: dict[str, float], count: int) -> list[tuple[int, float]]:
    """The most probable tokens, the lowest first among equal ones; vLLM lists the chosen one beside them."""
    ordered = sorted(((_token(piece), value) for piece, value in listed.items()), key=lambda pair: (-pair[1], pair[0]))
    return [(token, min(value, 0.0)) for token, value in ordered[:count]]
