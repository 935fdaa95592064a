"""What the node asks of an engine: samples, and training runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from .adapters import Adapter
from .catalog import Served
from .grammars import Grammar


@dataclass
class Cost:
    """What work took.

    Attributes:
        seconds: wall time of the node; what it does at once shares it
        cpu_seconds: processor time of the node
    """

    seconds: float = 0.0
    cpu_seconds: float = 0.0

    def add(self, other: Cost, share: float = 1.0) -> None:
        """Adds a share of another cost."""
        self.seconds += other.seconds * share
        self.cpu_seconds += other.cpu_seconds * share


class Stopwatch:
    """Tells what passed between two laps. Processor time that goes back, as a process has ended, counts as none.

    Args:
        cpu: processor time so far, in seconds
    """

    def __init__(self, cpu: Callable[[], float] = time.process_time) -> None:
        self._cpu = cpu
        self._last = time.perf_counter(), cpu()

    def lap(self) -> Cost:
        """What has passed since the last lap."""
        now = time.perf_counter(), self._cpu()
        passed = Cost(now[0] - self._last[0], max(0.0, now[1] - self._last[1]))
        self._last = now
        return passed


@dataclass(frozen=True)
class Sample:
    """A completion.

    Attributes:
        text: its text without end or stop text
        tokens: what was sampled, the end of text included
        logprobs: natural logarithm of each token's probability at temperature 1, whatever the grammar
        alternatives: per token the most probable ones with theirs, most probable first
        stopped: whether it ended by itself or at a stop text
    """

    text: str
    tokens: list[int]
    logprobs: list[float]
    alternatives: list[list[tuple[int, float]]]
    stopped: bool


@dataclass(eq=False)
class SamplingWork:
    """What one request wants sampled.

    Attributes:
        model: the model, which the caller keeps in place
        prompts: tokens of each prompt, none empty
        n: samples of each
        seed: sample i of a prompt depends on (model, prompt, seed, i) alone
        temperature: 0 is greedy
        top_p: share of the distribution that is kept
        max_tokens: most tokens of a completion; the context ends one earlier
        alternatives: how many alternatives are listed per token
        stops: texts that end a completion
        grammar: what completions keep to; None for any text
        begun: called once when its first work begins
        done: takes the samples, prompt by prompt
        failed: takes what went wrong instead
        cancelled: whether nobody wants it any more
        cost: what it has taken so far; complete when ``done`` is called
    """

    model: Served
    prompts: list[list[int]]
    n: int
    seed: int
    temperature: float
    top_p: float
    max_tokens: int
    alternatives: int
    stops: list[str]
    grammar: Grammar | None
    begun: Callable[[], None]
    done: Callable[[list[Sample]], None]
    failed: Callable[[BaseException], None]
    cancelled: bool = False
    cost: Cost = field(default_factory=Cost)


@dataclass(frozen=True)
class TrainingRow:
    """A row: tokens of its prompt and of its completion with the end of text, and its weight in the loss."""

    prompt: list[int]
    completion: list[int]
    weight: float

    @property
    def length(self) -> int:
        """Tokens of both."""
        return len(self.prompt) + len(self.completion)


@dataclass(frozen=True)
class TrainingPlan:
    """How an adapter is trained.

    Attributes:
        parent: the model that training begins with
        rows: the rows
        rank: rank of the adapter
        alpha: its scale, divided by the rank
        epochs: passes over the rows
        batch_rows: rows of a step
        learning_rate: highest rate
        seed: of first weights and order
    """

    parent: Served
    rows: list[TrainingRow]
    rank: int
    alpha: float
    epochs: int
    batch_rows: int
    learning_rate: float
    seed: int


@dataclass(frozen=True)
class LossPoint:
    """A step: its number from 1, tokens trained on so far, mean loss of its completion tokens."""

    step: int
    tokens: int
    loss: float


class TrainingRun(Protocol):
    """Training in progress. One thread uses it."""

    def step(self) -> LossPoint | None:
        """Takes a step; None when there are none left."""

    def adapter(self) -> Adapter:
        """The trained adapter."""

    def close(self) -> None:
        """Frees what it holds."""


class Engine(Protocol):
    """Computes on one device. One thread uses it; sampling and training never overlap.

    Attributes:
        sampling_turn: seconds for which requests have the device before training goes on
        training_turn: seconds for which training has it before requests that wait do; one step at least
    """

    sampling_turn: float
    training_turn: float

    def add(self, work: SamplingWork) -> None:
        """Takes work into its queue."""

    def has_work(self) -> bool:
        """Whether something is left to sample."""

    def step(self) -> None:
        """Does a small piece of sampling."""

    def train(self, plan: TrainingPlan) -> TrainingRun:
        """Begins training."""

    def close(self) -> None:
        """Frees the device."""


@dataclass
class Progress:
    """What is known of a training run while others look at it."""

    curve: list[LossPoint] = field(default_factory=list)
    cost: Cost = field(default_factory=Cost)
    cancelled: bool = False
