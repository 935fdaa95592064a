"""Who has the device when: one thread computes, and nothing overlaps."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from .adapters import Adapter
from .engine import Cost, Engine, LossPoint, SamplingWork, Stopwatch, TrainingPlan, TrainingRun
from .metrics import Metrics
from .refusals import Cancelled

LOG = logging.getLogger(__name__)


@dataclass(eq=False)
class TrainingWork:
    """A training run that somebody wants.

    Attributes:
        plan: how
        cancelled: whether nobody wants it any more
        began: called when it begins
        after: takes each step with what it took; false ends the run
        done: takes the adapter
        failed: takes what went wrong instead, :class:`Cancelled` when ``after`` said so
    """

    plan: TrainingPlan
    cancelled: Callable[[], bool]
    began: Callable[[], None]
    after: Callable[[LossPoint, Cost], bool]
    done: Callable[[Adapter], None]
    failed: Callable[[BaseException], None]


class Scheduler:
    """Runs sampling and, in turn with it, training; the engine says how long the turns are."""

    def __init__(self, engine: Engine, metrics: Metrics) -> None:
        self._engine = engine
        self._metrics = metrics
        self._arrivals: queue.Queue[SamplingWork | TrainingWork | None] = queue.Queue()
        self._waiting: list[TrainingWork] = []
        self._training: tuple[TrainingWork, TrainingRun] | None = None
        self._training_until = 0.0
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="device", daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    def is_alive(self) -> bool:
        """Whether the thread computes or waits for work."""
        return self._thread.is_alive()

    def sample(self, work: SamplingWork) -> None:
        """Has something sampled."""
        self._arrivals.put(work)

    def train(self, work: TrainingWork) -> None:
        """Has an adapter trained, after those that wait already."""
        self._arrivals.put(work)

    def wake(self) -> None:
        """Lets the thread look whether something was cancelled."""
        self._arrivals.put(None)

    def close(self) -> None:
        """Ends the thread after its current step."""
        self._stopping = True
        self.wake()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        while not self._stopping:
            self._receive(wait=not (self._engine.has_work() or self._training or self._waiting))
            if self._training is None and self._waiting:
                self._begin(self._waiting.pop(0))
            if self._engine.has_work() or self._training:
                if self._training is None or time.monotonic() >= self._training_until:
                    self._sample()
                    self._training_until = time.monotonic() + self._engine.training_turn
                with self._metrics.busy():
                    self._train_step()
        self._engine.close()

    def _receive(self, wait: bool) -> None:
        """Takes what has come, after waiting for it if told to."""
        try:
            while True:
                arrived = self._arrivals.get(block=wait)
                wait = False
                if isinstance(arrived, SamplingWork):
                    self._engine.add(arrived)
                elif arrived is not None:
                    self._waiting.append(arrived)
        except queue.Empty:
            pass

    def _sample(self) -> None:
        end = time.monotonic() + self._engine.sampling_turn
        while self._engine.has_work() and not self._stopping:
            with self._metrics.busy():
                self._engine.step()
            self._receive(wait=False)
            if (self._training or self._waiting) and time.monotonic() > end:
                return

    def _begin(self, work: TrainingWork) -> None:
        if work.cancelled():
            return
        work.began()
        try:
            self._training = work, self._engine.train(work.plan)
        except BaseException as error:
            LOG.exception("training cannot begin")
            work.failed(error)

    def _train_step(self) -> None:
        if self._training is None:
            return
        work, run = self._training
        adapter = None
        watch = Stopwatch()
        try:
            point = run.step()
            if point is None:
                adapter = run.adapter()
            elif not work.after(point, watch.lap()):
                raise Cancelled
        except BaseException as error:
            if not isinstance(error, Cancelled):
                LOG.exception("training failed")
            self._end(run)
            work.failed(error)
            return
        if adapter is not None:
            self._end(run)
            work.done(adapter)

    def _end(self, run: TrainingRun) -> None:
        self._training = None
        run.close()
