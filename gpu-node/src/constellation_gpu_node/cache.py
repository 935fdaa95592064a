"""Keys and values of running sequences, a row each, all in one tensor."""

from __future__ import annotations

from typing import Any

import torch
from transformers.cache_utils import Cache, CacheLayerMixin

from .base import Base

BLOCK = 64

Rows = slice | torch.Tensor
"""Rows side by side, which are not copied to be read, or any by their numbers."""


class KeyValues:
    """Keys and values.

    Args:
        base: the model
        rows: sequences
        length: tokens of each, rounded up to whole blocks

    Attributes:
        values: tensor (layers, 2, rows, heads, length, width)
        length: tokens of a row
    """

    def __init__(self, base: Base, rows: int, length: int) -> None:
        config = base.config
        self.length = blocks(length) * BLOCK
        self.values = torch.zeros(
            (config.num_hidden_layers, 2, rows, config.num_key_value_heads, self.length, base.head_width),
            dtype=torch.bfloat16,
            device=base.model.device,
        )
        self._layers = [_Layer(self.values[layer]) for layer in range(config.num_hidden_layers)]
        self._cache = Cache(layers=list(self._layers))

    def window(self, rows: Rows, positions: torch.Tensor) -> dict[str, Any]:
        """Arguments of the model that reads rows and writes tokens at positions (rows, tokens)."""
        used = blocks(int(positions.max()) + 1) * BLOCK
        for layer in self._layers:
            layer.place(rows, positions, used)
        keys = torch.arange(used, device=positions.device)
        mask = keys[None, None, None, :] <= positions[:, None, :, None]
        return {
            "attention_mask": mask,
            "position_ids": positions,
            "past_key_values": self._cache,
            "use_cache": True,
        }

    def move(self, source: int, target: int, length: int) -> None:
        """Copies the first tokens of one row to another."""
        self.values[:, :, target, :, :length] = self.values[:, :, source, :, :length]


def blocks(tokens: int) -> int:
    """How many blocks hold so many tokens."""
    return -(-tokens // BLOCK)


class _Layer(CacheLayerMixin):
    """One layer, as transformers wants it: writes new keys and values and gives back all that may be looked at."""

    is_compileable = False

    def __init__(self, values: torch.Tensor) -> None:
        super().__init__()
        self.keys, self.values = values[0], values[1]
        self.is_initialized = True
        self._used = 0
        self._rows: Rows = slice(0)
        self._index: tuple[Any, ...] = ()

    def place(self, rows: Rows, positions: torch.Tensor, used: int) -> None:
        self._rows = rows
        self._used = used
        numbers = torch.arange(rows.start, rows.stop, device=positions.device) if isinstance(rows, slice) else rows
        self._index = (numbers[:, None], slice(None), positions)

    def lazy_initialization(self, key_states: torch.Tensor, value_states: torch.Tensor) -> None:
        pass

    def update(
        self, key_states: torch.Tensor, value_states: torch.Tensor, *args: Any, **kwargs: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        assert self.keys is not None and self.values is not None
        self.keys[self._index] = key_states.transpose(1, 2)
        self.values[self._index] = value_states.transpose(1, 2)
        return self.keys[self._rows, :, : self._used], self.values[self._rows, :, : self._used]

    def get_mask_sizes(self, query_length: int) -> tuple[int, int]:
        return self._used, 0

    def get_seq_length(self) -> int:
        return 0

    def get_max_length(self) -> int:
        assert self.keys is not None
        return self.keys.shape[2]
