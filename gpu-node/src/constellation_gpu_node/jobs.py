"""Fine-tuning jobs, one after the other in order of arrival.

The same request is the same job: it is started by the first request and, when it was cancelled, has failed, or its adapter
was deleted, started anew by the next. A job that was open when the node stopped or was killed is found failed afterwards, so
that a job which kills its node cannot do so again and again by itself.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import asdict, dataclass, replace
from typing import Any

from . import refusals
from .adapters import Adapter
from .catalog import Catalog, Served
from .engine import Cost, LossPoint, Progress, TrainingPlan
from .files import TrainingFiles
from .messages import FineTuningRequest
from .metrics import Metrics
from .refusals import Cancelled, Refused
from .scheduler import Scheduler, TrainingWork
from .storage import DurableDirectory

_ENDING = ".json"
_OPEN = ("queued", "running")


@dataclass(frozen=True)
class Job:
    """A job at one moment.

    Attributes:
        id: follows from the request
        request: what was asked for
        status: queued, running, succeeded, failed or cancelled
        digest: digest of its adapter, once succeeded
        error: why it failed
        curve: its steps so far: number, tokens, loss
        node_seconds: wall time of training so far
        cpu_seconds: processor time of it
    """

    id: str
    request: dict[str, Any]
    status: str
    digest: str | None = None
    error: dict[str, str | None] | None = None
    curve: tuple[tuple[int, int, float], ...] = ()
    node_seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def open(self) -> bool:
        """Whether it waits or runs."""
        return self.status in _OPEN

    def answer(self) -> dict[str, Any]:
        """The job as the protocol tells it."""
        return {
            "id": self.id,
            "object": "fine_tuning.job",
            "status": self.status,
            "model": self.request["model"],
            "fine_tuned_model": self.request["suffix"] if self.status == "succeeded" else None,
            "digest": self.digest,
            "trained_tokens": self.curve[-1][1] if self.curve else 0,
            "node_seconds": self.node_seconds,
            "cpu_seconds": self.cpu_seconds,
            "error": self.error,
        }

    def events(self) -> dict[str, Any]:
        """Its loss curve as the protocol tells it."""
        data = [
            {"object": "fine_tuning.job.event", "type": "metrics", "step": step, "tokens": tokens, "loss": loss}
            for step, tokens, loss in self.curve
        ]
        return {"object": "list", "data": data}


class FineTuningJobs:
    """All jobs with their states; every change of state is on the disk before it is seen."""

    def __init__(
        self,
        catalog: Catalog,
        files: TrainingFiles,
        directory: DurableDirectory,
        scheduler: Scheduler,
        metrics: Metrics,
    ) -> None:
        self._catalog = catalog
        self._files = files
        self._directory = directory
        self._scheduler = scheduler
        self._metrics = metrics
        self._lock = threading.RLock()
        self._open: dict[str, Progress] = {}
        self._jobs: dict[str, Job] = {}
        for name in directory.names(_ENDING):
            self._recover(Job(**json.loads(directory.read(name))))

    def create(self, request: FineTuningRequest) -> dict[str, Any]:
        """Starts a job, or returns the one that the same request started before."""
        with self._lock, self._catalog.use(request.model) as parent:
            self._files.require("training_file", request.training_file)
            _require_like(request, parent)
            job_id = _id(request, parent)
            known = self._jobs.get(job_id)
            if known is None or not self._stands(known):
                self._start(job_id, request, parent)
            return self.get(job_id).answer()

    def get(self, job_id: str) -> Job:
        """A job; one that was never asked for is refused."""
        with self._lock:
            job = self._jobs.get(job_id)
            if job is None:
                raise refusals.not_found("id", f"id: '{job_id}' is no fine-tuning job", "job_not_found")
            return self._with_progress(job)

    def all(self) -> list[dict[str, Any]]:
        """All jobs, by id."""
        with self._lock:
            return [self.get(job_id).answer() for job_id in sorted(self._jobs)]

    def cancel(self, job_id: str) -> dict[str, Any]:
        """Ends a job: at once when it waits, after its current step when it runs."""
        with self._lock:
            job = self.get(job_id)
            if job.open:
                self._open[job_id].cancelled = True
                if job.status == "queued":
                    self._end(job_id, status="cancelled")
            elif job.status != "cancelled":
                raise refusals.conflict("id", f"id: {job_id} has {job.status} already", "job_ended")
            return self.get(job_id).answer()

    def _start(self, job_id: str, request: FineTuningRequest, parent: Served) -> None:
        self._require_free(request.suffix)
        progress = Progress()
        self._catalog.lease(parent.name)
        self._record(Job(job_id, request.model_dump(), "queued"))
        self._open[job_id] = progress
        how = request.hyperparameters
        try:
            rows = self._files.rows(request.training_file)
        except Refused as error:
            self._end(job_id, status="failed", error=error.detail())
            return
        plan = TrainingPlan(parent, rows, how.rank, how.alpha, how.n_epochs, how.batch_size, how.learning_rate, request.seed)
        self._scheduler.train(
            TrainingWork(
                plan,
                cancelled=lambda: progress.cancelled,
                began=lambda: self._change(job_id, status="running"),
                after=lambda point, cost: self._after(progress, point, cost),
                done=lambda adapter: self._succeed(job_id, adapter),
                failed=lambda error: self._fail(job_id, error),
            )
        )

    def _after(self, progress: Progress, point: LossPoint, cost: Cost) -> bool:
        """Notes a step; whether training goes on."""
        before = progress.curve[-1].tokens if progress.curve else 0
        self._metrics.trained(point.tokens - before)
        progress.curve.append(point)
        progress.cost.add(cost)
        if not point.loss < float("inf"):
            raise refusals.invalid(
                "learning_rate",
                f"learning_rate: the loss of step {point.step} is {point.loss}; a smaller learning rate is needed",
                "diverged",
            )
        return not progress.cancelled

    def _succeed(self, job_id: str, adapter: Adapter) -> None:
        """The adapter is saved with the id of its job before the job succeeds, so that a node killed in between can
        tell."""
        request = self.get(job_id).request
        try:
            served = self._catalog.put(request["suffix"], adapter.content, request["model"], job_id)
        except Refused as error:
            self._fail(job_id, error)
            return
        self._end(job_id, status="succeeded", digest=served.digest)

    def _fail(self, job_id: str, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self._end(job_id, status="cancelled")
        elif isinstance(error, Refused):
            self._end(job_id, status="failed", error=error.detail())
        else:
            self._end(job_id, status="failed", error=_fault(repr(error), "training_failed"))

    def _change(self, job_id: str, **changes: Any) -> None:
        with self._lock:
            self._record(replace(self.get(job_id), **changes))

    def _end(self, job_id: str, **changes: Any) -> None:
        with self._lock:
            if job_id in self._open:
                self._change(job_id, **changes)
                del self._open[job_id]
                self._catalog.release(self._jobs[job_id].request["model"])

    def _record(self, job: Job) -> None:
        self._directory.write(job.id + _ENDING, json.dumps(asdict(job)).encode())
        self._jobs[job.id] = job

    def _with_progress(self, job: Job) -> Job:
        progress = self._open.get(job.id)
        if progress is None:
            return job
        curve = tuple((point.step, point.tokens, point.loss) for point in list(progress.curve))
        return replace(job, curve=curve, node_seconds=progress.cost.seconds, cpu_seconds=progress.cost.cpu_seconds)

    def _stands(self, job: Job) -> bool:
        if job.open:
            return True
        found = self._catalog.find(job.request["suffix"])
        return job.status == "succeeded" and found is not None and found.digest == job.digest

    def _require_free(self, suffix: str) -> None:
        self._catalog.require_free("suffix", suffix)
        for job in self._jobs.values():
            if job.open and job.request["suffix"] == suffix:
                raise refusals.conflict(
                    "suffix",
                    f"suffix: '{suffix}' is the name of the result of job {job.id}; choose another name",
                    "name_taken",
                )

    def _recover(self, job: Job) -> None:
        found = self._catalog.find(job.request["suffix"])
        if not job.open:
            self._jobs[job.id] = job
        elif found is not None and found.job == job.id:
            self._record(replace(job, status="succeeded", digest=found.digest))
        else:
            message = "the node stopped before this job had ended; ask for it again to start it anew"
            self._record(replace(job, status="failed", error=_fault(message, "interrupted")))


def _id(request: FineTuningRequest, parent: Served) -> str:
    """The same file, parent, hyperparameters, seed and name of the result make the same job."""
    fields = {**request.model_dump(), "model": parent.digest}
    return "ftjob-" + hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:32]


def _require_like(request: FineTuningRequest, parent: Served) -> None:
    adapter, how = parent.adapter, request.hyperparameters
    if adapter is not None and (adapter.rank, adapter.alpha) != (how.rank, how.alpha):
        raise refusals.invalid(
            "hyperparameters",
            f"hyperparameters: rank {how.rank} and alpha {how.alpha}; training that continues {parent.name} needs its"
            f" rank {adapter.rank} and alpha {adapter.alpha}",
        )


def _fault(message: str, code: str) -> dict[str, str | None]:
    return {"message": message, "type": "server_error", "param": None, "code": code}
