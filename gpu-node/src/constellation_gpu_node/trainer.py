"""QLoRA: an adapter learns completions while the 4-bit base stays as it is."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

import torch
from torch.nn.functional import cross_entropy

from . import adapters
from .adapters import Adapter
from .base import Base
from .engine import LossPoint, TrainingPlan, TrainingRow
from .lora import LoraAdapters

_WARMUP_SHARE = 0.05
_BETAS = (0.9, 0.999)
_MOST_NORM = 1.0
_KEY = "in-training"


class QloraRun:
    """A training run. The loss is the mean over a step's completion tokens, each with its row's weight; AdamW without
    decay on float32 copies of the bfloat16 weights, since small steps are lost in bfloat16; the rate rises over the first
    20th of the steps and falls to 0 along a cosine.

    A step is computed in parts of at most ``most_tokens`` padded tokens; when memory runs out in one, the parts are halved.
    """

    def __init__(self, base: Base, loras: LoraAdapters, plan: TrainingPlan, most_tokens: int) -> None:
        self._base = base
        self._loras = loras
        self._plan = plan
        self._most_tokens = most_tokens
        torch.manual_seed(plan.seed)
        loras.create(_KEY, plan.rank, plan.alpha)
        if plan.parent.adapter is not None:
            loras.load(_KEY, plan.parent.adapter.tensors)
        self._weights = loras.parameters(_KEY)
        self._masters = [weight.detach().float().requires_grad_() for weight in self._weights]
        self._optimizer = torch.optim.AdamW(self._masters, betas=_BETAS, weight_decay=0.0)
        self._steps = plan.epochs * math.ceil(len(plan.rows) / plan.batch_rows)
        self._batches = self._all_batches()
        self._done = 0
        self._tokens = 0
        if base.model.device.type == "cuda":
            loras.language_model.gradient_checkpointing_enable({"use_reentrant": False})

    def step(self) -> LossPoint | None:
        """Takes a step; None when there are none left."""
        batch = next(self._batches, None)
        if batch is None:
            return None
        self._loras.activate(_KEY)
        self._loras.language_model.train()
        try:
            loss = self._gradients(batch)
        finally:
            self._loras.language_model.eval()
        self._update()
        self._done += 1
        self._tokens += sum(row.length for row in batch)
        return LossPoint(self._done, self._tokens, loss)

    def adapter(self) -> Adapter:
        """The trained adapter."""
        plan = self._plan
        parent = "" if plan.parent.adapter is None else plan.parent.digest
        return adapters.write(plan.rank, plan.alpha, self._base.digest, parent, self._loras.weights(_KEY))

    def close(self) -> None:
        """Frees what the run holds."""
        self._loras.delete(_KEY)

    def _all_batches(self) -> Iterator[list[TrainingRow]]:
        order = random.Random(self._plan.seed)
        for _ in range(self._plan.epochs):
            rows = list(self._plan.rows)
            order.shuffle(rows)
            for first in range(0, len(rows), self._plan.batch_rows):
                yield rows[first : first + self._plan.batch_rows]

    def _gradients(self, batch: list[TrainingRow]) -> float:
        """Leaves the gradients of a step in the weights and gives back its loss."""
        total = sum(row.weight * len(row.completion) for row in batch)
        while True:
            for weight in self._weights:
                weight.grad = None
            try:
                return sum(self._part(part, total) for part in _parts(batch, self._most_tokens))
            except torch.OutOfMemoryError:
                longest = max(row.length for row in batch)
                if self._most_tokens <= longest:
                    raise
                self._most_tokens = max(longest, self._most_tokens // 2)
                torch.cuda.empty_cache()

    def _part(self, rows: list[TrainingRow], total: float) -> float:
        """Adds the gradients of some rows; their share of the loss."""
        device = self._base.model.device
        width = max(row.length for row in rows)
        tokens = torch.full((len(rows), width), self._base.text.end)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for i, row in enumerate(rows):
            tokens[i, : row.length] = torch.tensor(row.prompt + row.completion)
            mask[i, : row.length] = 1
        model: Any = self._loras.language_model
        hidden = model.model(input_ids=tokens.to(device), attention_mask=mask.to(device), use_cache=False)
        where = [(i, len(row.prompt) - 1 + t) for i, row in enumerate(rows) for t in range(len(row.completion))]
        at = torch.tensor(where, device=device)
        logits = model.lm_head(hidden.last_hidden_state[at[:, 0], at[:, 1]])
        targets = torch.tensor([token for row in rows for token in row.completion], device=device)
        weights = torch.tensor([row.weight for row in rows for _ in row.completion], device=device)
        losses = cross_entropy(logits.float(), targets, reduction="none")
        loss = (losses * weights).sum() / total
        loss.backward()
        return float(loss.detach())

    def _update(self) -> None:
        for master, weight in zip(self._masters, self._weights, strict=True):
            master.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._masters, _MOST_NORM)
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate()
        self._optimizer.step()
        with torch.no_grad():
            for master, weight in zip(self._masters, self._weights, strict=True):
                weight.copy_(master)

    def _rate(self) -> float:
        warmup = max(1, round(_WARMUP_SHARE * self._steps))
        if self._done < warmup:
            return self._plan.learning_rate * (self._done + 1) / warmup
        share = (self._done - warmup) / max(1, self._steps - warmup)
        return self._plan.learning_rate * 0.5 * (1 + math.cos(math.pi * share))


def _parts(batch: list[TrainingRow], most_tokens: int) -> Iterator[list[TrainingRow]]:
    """Rows in parts of alike lengths, each of at most so many tokens when padded, but of one row at least."""
    part: list[TrainingRow] = []
    for row in sorted(batch, key=lambda row: row.length):
        if part and row.length * (len(part) + 1) > most_tokens:
            yield part
            part = []
        part.append(row)
    yield part
