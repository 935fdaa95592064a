"""The node's metrics, all under ``constellation_node_``."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from prometheus_client import CollectorRegistry, Counter, Gauge, Summary, disable_created_metrics, generate_latest


class Metrics:
    """Counters of one node."""

    def __init__(self, device: str) -> None:
        disable_created_metrics()
        self._registry = CollectorRegistry()
        self._busy = Counter("constellation_node_busy_seconds", "Wall time with work executing", registry=self._registry)
        self._queue = Summary(
            "constellation_node_queue_seconds",
            "Time from a request's arrival to the start of its first work",
            registry=self._registry,
        )
        self._tokens = Counter("constellation_node_tokens", "Tokens by kind of work", ["kind"], registry=self._registry)
        for kind in ("prompt", "completion", "trained"):
            self._tokens.labels(kind)
        self._gauge("constellation_node_memory_bytes", "Memory of the device in use", _memory(device))
        self._gauge("constellation_node_memory_peak_bytes", "Most memory of the device in use so far", _peak(device))

    def _gauge(self, name: str, description: str, value: Callable[[], float]) -> None:
        Gauge(name, description, registry=self._registry).set_function(value)

    def model_count(self, count: Callable[[], float]) -> None:
        """Publishes how many models are loaded."""
        self._gauge("constellation_node_models", "Loaded models", count)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Counts the time of the block as busy."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._busy.inc(time.perf_counter() - start)

    def begun(self, waited: float) -> None:
        """A request's first work began after this many seconds."""
        self._queue.observe(waited)

    def sampled(self, prompt: int, completion: int) -> None:
        """A request was answered with this many tokens."""
        self._tokens.labels("prompt").inc(prompt)
        self._tokens.labels("completion").inc(completion)

    def trained(self, tokens: int) -> None:
        """A training step was taken."""
        self._tokens.labels("trained").inc(tokens)

    def text(self) -> bytes:
        """All metrics in Prometheus' form."""
        return generate_latest(self._registry)


def _memory(device: str) -> Callable[[], float]:
    if device == "cuda":
        return lambda: float(torch.cuda.memory_allocated())
    return _resident


def _peak(device: str) -> Callable[[], float]:
    if device == "cuda":
        return lambda: float(torch.cuda.max_memory_allocated())
    return lambda: float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


def _resident() -> float:
    with Path("/proc/self/statm").open() as pages:
        return float(int(pages.read().split()[1]) * resource.getpagesize())
