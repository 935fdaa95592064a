"""The memory of the GPU."""

from __future__ import annotations

import torch


def total_memory() -> int:
    """Bytes that it has."""
    return int(torch.cuda.get_device_properties(0).total_memory)


def hold_to(memory: int) -> None:
    """Has PyTorch take so many bytes of it at most in this process."""
    torch.cuda.set_per_process_memory_fraction(min(1.0, memory / total_memory()))
