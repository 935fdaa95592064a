"""Which token comes next."""

from __future__ import annotations

import hashlib

import numpy as np
import torch


class Stream:
    """Uniform numbers of one sample, from a counter-based generator (Philox), so that a sample's numbers depend on
    nothing but its key."""

    def __init__(self, seed: int, model_digest: str, prompt: list[int], index: int) -> None:
        key = hashlib.sha256(f"{seed}\n{model_digest}\n{prompt}\n{index}".encode()).digest()
        self._random = np.random.Generator(np.random.Philox(key=int.from_bytes(key[:16], "little")))

    def next(self) -> float:
        """A number in [0, 1)."""
        return float(self._random.random())


def choose(logits: torch.Tensor, temperature: torch.Tensor, top_p: torch.Tensor, uniform: torch.Tensor) -> torch.Tensor:
    """One token per row, by the inverse of the distribution function.

    Args:
        logits: float32 (rows, vocabulary)
        temperature: (rows), 0 for the most probable token, the lowest of equal ones
        top_p: (rows), the least share of the distribution that the most probable tokens keep
        uniform: float64 (rows), in [0, 1)
    """
    greedy = logits.max(-1).indices
    probabilities = torch.softmax(logits / temperature.clamp(min=1e-6)[:, None], -1)
    if bool((top_p < 1).any()):
        probabilities = _nucleus(probabilities, top_p)
    sums = probabilities.double().cumsum(-1)
    drawn = torch.searchsorted(sums, uniform[:, None] * sums[:, -1:], right=True)[:, 0]
    return torch.where(temperature == 0, greedy, drawn.clamp(max=logits.shape[1] - 1))


def _nucleus(probabilities: torch.Tensor, top_p: torch.Tensor) -> torch.Tensor:
    ordered, tokens = probabilities.sort(dim=-1, descending=True, stable=True)
    before = ordered.cumsum(-1) - ordered
    kept = torch.where(before < top_p[:, None], ordered, 0.0)
    return torch.zeros_like(probabilities).scatter(-1, tokens, kept)


def alternatives(logprobs: torch.Tensor, count: int) -> list[tuple[int, float]]:
    """The most probable tokens of one row with their log-probabilities, the lowest token first among equal ones."""
    values, tokens = logprobs.sort(descending=True, stable=True)
    return list(zip(tokens[:count].tolist(), values[:count].tolist(), strict=True))
