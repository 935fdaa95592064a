"""Adapters as bytes: one safetensors file whose metadata says what it belongs to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors

FORMAT = "constellation-lora-1"


class MalformedAdapter(Exception):
    """Bytes that are no adapter."""


@dataclass(frozen=True)
class Adapter:
    """LoRA weights.

    Attributes:
        rank: rank of every pair of matrices
        alpha: their scale, divided by the rank
        base_digest: digest of the base that they were trained on
        parent_digest: digest of the adapter that training began with; empty when it began with none
        tensors: bfloat16 matrices by PEFT's name, A of shape (rank, in) and B of shape (out, rank)
        content: the bytes
    """

    rank: int
    alpha: float
    base_digest: str
    parent_digest: str
    tensors: dict[str, torch.Tensor]
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def write(rank: int, alpha: float, base_digest: str, parent_digest: str, tensors: dict[str, torch.Tensor]) -> Adapter:
    """An adapter of weights; the same weights are the same bytes."""
    ordered = {name: tensors[name].detach().to("cpu", torch.bfloat16).contiguous() for name in sorted(tensors)}
    about = {"rank": rank, "alpha": alpha, "base": base_digest, "parent": parent_digest}
    content = save_tensors(ordered, {FORMAT: json.dumps(about, sort_keys=True)})
    return Adapter(rank, alpha, base_digest, parent_digest, ordered, content)


def read(content: bytes) -> Adapter:
    """Reads an adapter.

    Raises:
        MalformedAdapter: with what is wrong
    """
    try:
        tensors = load_tensors(content)
    except SafetensorError as error:
        raise MalformedAdapter(f"no safetensors file: {error}") from error
    about = _about(content)
    try:
        return Adapter(int(about["rank"]), float(about["alpha"]), str(about["base"]), str(about["parent"]), tensors, content)
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedAdapter(f"its metadata {FORMAT} lacks rank, alpha, base or parent: {error}") from error


def _about(content: bytes) -> dict[str, Any]:
    length = int.from_bytes(content[:8], "little")
    header = json.loads(content[8 : 8 + length])
    about = header.get("__metadata__", {}).get(FORMAT)
    if about is None:
        raise MalformedAdapter(f"its metadata has no field {FORMAT}")
    read_about: dict[str, Any] = json.loads(about)
    return read_about
