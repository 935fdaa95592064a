"""The in-process engine: one set of base weights samples, scores and is trained, on a CPU or a GPU alike."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import torch

from . import gpu
from .base import Base
from .engine import SamplingWork, TrainingPlan
from .lora import LoraAdapters
from .sampler import Sampler
from .settings import SettingError, Settings
from .trainer import QloraRun

LOG = logging.getLogger(__name__)
_MOST_SLOTS = 256
_ADAPTERS_ON_DEVICE = 16
_PROMPTS_AT_ONCE = 32
_SHARE_OF_KEPT_BLOCKS = 0.02
_ACTIVATIONS = 40
"""Bytes that training keeps per token, layer and unit of width, without checkpointing: measured, and rounded up."""


@dataclass(frozen=True)
class MemoryPlan:
    """How the memory is used; all in bytes.

    Attributes:
        weights: the base
        training: a part of a training step
        kept: blocks that are kept for later prompts
        sequence: keys, values and logits of one running sample
        slots: running samples
        prompts: prompts read at once
    """

    weights: int
    training: int
    kept: int
    sequence: int
    slots: int
    prompts: int

    @staticmethod
    def of(base: Base, settings: Settings) -> MemoryPlan:
        """The plan of a base.

        Raises:
            SettingError: it does not fit; the message has the sum
        """
        config = base.config
        weights = base.model.get_memory_footprint()
        if settings.device == "cpu":
            weights += 4 * config.vocab_size * config.hidden_size
        layers = 2 if settings.device == "cuda" else config.num_hidden_layers
        training = (
            settings.train_tokens
            * (layers * config.hidden_size * _ACTIVATIONS + 2 * config.num_hidden_layers * config.hidden_size)
            + settings.train_tokens // 4 * config.vocab_size * 10
        )
        kept = int(settings.memory * _SHARE_OF_KEPT_BLOCKS)
        sequence = settings.max_length * base.bytes_per_token + config.vocab_size * 24
        room = (settings.memory - weights - training - kept) // sequence
        slots = settings.slots or max(1, min(_MOST_SLOTS, room - _PROMPTS_AT_ONCE))
        prompts = max(1, min(_PROMPTS_AT_ONCE, room - slots))
        plan = MemoryPlan(weights, training, kept, sequence, slots, prompts)
        if plan.total() > settings.memory:
            raise SettingError(f"--memory: {settings.memory:,} bytes are too few: {plan.told()}")
        return plan

    def total(self) -> int:
        """All of it."""
        return self.weights + self.training + self.kept + (self.slots + self.prompts) * self.sequence

    def told(self) -> str:
        """The sum in words."""
        return (
            f"weights {self.weights:,} + training {self.training:,} + kept blocks {self.kept:,} + ({self.slots} slots"
            f" + {self.prompts} prompts) x {self.sequence:,} = {self.total():,} bytes"
        )


class InProcessEngine:
    """The engine of :mod:`engine`."""

    sampling_turn = 2.0
    training_turn = 0.0

    def __init__(self, base: Base, settings: Settings) -> None:
        self._base = base
        self._train_tokens = settings.train_tokens
        if settings.device == "cuda":
            gpu.hold_to(settings.memory)
        plan = MemoryPlan.of(base, settings)
        LOG.info("memory: %s of %s", plan.told(), f"{settings.memory:,}")
        self._loras = LoraAdapters(base, _ADAPTERS_ON_DEVICE)
        self._sampler = Sampler(base, self._loras, plan.slots, plan.prompts, settings.max_length, plan.kept)

    @property
    def language_model(self) -> Any:
        """The model with its adapter layers, as the last work left them; for comparisons."""
        return self._loras.language_model

    def add(self, work: SamplingWork) -> None:
        """Takes work into the queue."""
        self._sampler.add(work)

    def has_work(self) -> bool:
        """Whether something is left to sample."""
        return self._sampler.has_work()

    def step(self) -> None:
        """Does a piece of sampling; when memory runs out, what was running begins again in smaller batches."""
        try:
            self._sampler.step()
        except torch.OutOfMemoryError as error:
            torch.cuda.empty_cache()
            LOG.warning("no memory left (%s); going on with half as many samples at once", error)
            if not self._sampler.shrink():
                self._sampler.fail(error)
        except Exception as error:
            LOG.exception("sampling failed")
            self._sampler.fail(error)

    def train(self, plan: TrainingPlan) -> QloraRun:
        """Begins training."""
        return QloraRun(self._base, self._loras, plan, self._train_tokens)

    def close(self) -> None:
        """Frees the device with the process."""
