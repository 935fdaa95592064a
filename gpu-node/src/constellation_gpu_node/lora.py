"""Adapters on the base: which are on the device, and which of them is active."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import torch
from peft import LoraConfig, get_peft_model, get_peft_model_state_dict, set_peft_model_state_dict

from .base import Base
from .catalog import Served

_NONE = "none"


class LoraAdapters:
    """The adapters of one base; the least recently used leave the device when there are too many.

    Args:
        base: the base, which gets adapter layers
        most: most adapters that stay on the device
    """

    def __init__(self, base: Base, most: int) -> None:
        self._most = most
        self._peft: Any = get_peft_model(base.model, _configuration(1, 1.0), adapter_name=_NONE, autocast_adapter_dtype=False)
        self._loaded: OrderedDict[str, None] = OrderedDict()
        self._active: str | None = _NONE
        self.activate(None)

    @property
    def language_model(self) -> Any:
        """The causal language model with its adapter layers."""
        return self._peft.get_base_model()

    def serve(self, model: Served) -> None:
        """Makes the model the one that computes."""
        if model.adapter is None:
            self.activate(None)
            return
        key = f"a{model.digest[:32]}"
        if key not in self._loaded:
            self._make_room()
            self.create(key, model.adapter.rank, model.adapter.alpha)
            self.load(key, model.adapter.tensors)
        self._loaded[key] = None
        self._loaded.move_to_end(key)
        self.activate(key)

    def create(self, key: str, rank: int, alpha: float) -> None:
        """Adds an adapter with fresh weights, drawn from torch's global generator."""
        self._peft.add_adapter(key, _configuration(rank, alpha), autocast_adapter_dtype=False)

    def load(self, key: str, tensors: dict[str, torch.Tensor]) -> None:
        """Sets an adapter's weights.

        Raises:
            ValueError: they are not those of this base
        """
        result: Any = set_peft_model_state_dict(self._peft, dict(tensors), adapter_name=key)
        if result.unexpected_keys:
            raise ValueError(f"weights of other layers: {result.unexpected_keys[0]}")

    def weights(self, key: str) -> dict[str, torch.Tensor]:
        """An adapter's weights by name."""
        found: dict[str, torch.Tensor] = get_peft_model_state_dict(self._peft, adapter_name=key)
        return found

    def parameters(self, key: str) -> list[torch.nn.Parameter]:
        """An adapter's weights as parameters, in a fixed order."""
        return [value for name, value in sorted(self._peft.named_parameters()) if f".{key}." in name]

    def activate(self, key: str | None) -> None:
        """Makes an adapter the one that computes; None for the base alone."""
        if key == self._active:
            return
        if key is None:
            self._peft.base_model.disable_adapter_layers()
        else:
            if self._active is None:
                self._peft.base_model.enable_adapter_layers()
            self._peft.set_adapter(key)
        self._active = key

    def delete(self, key: str) -> None:
        """Takes an adapter off the device."""
        self.activate(None)
        self._peft.delete_adapter(key)

    def _make_room(self) -> None:
        while len(self._loaded) >= self._most:
            key, _ = self._loaded.popitem(last=False)
            self.delete(key)


def _configuration(rank: int, alpha: float) -> LoraConfig:
    scale: Any = alpha  # declared as int, used as a number
    return LoraConfig(r=rank, lora_alpha=scale, target_modules="all-linear", bias="none", task_type="CAUSAL_LM")
