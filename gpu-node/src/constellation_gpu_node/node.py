"""The node put together."""

from __future__ import annotations

import fcntl
import logging
from pathlib import Path

from starlette.applications import Starlette

from . import base as bases
from .app import Api, Parts
from .base import Base
from .catalog import Catalog, Served
from .completions import Completions
from .engine import Engine
from .files import TrainingFiles, TrainingLines
from .in_process import InProcessEngine
from .jobs import FineTuningJobs
from .metrics import Metrics
from .scheduler import Scheduler
from .settings import SettingError, Settings
from .storage import DurableDirectory
from .vllm_engine import VllmEngine

LOG = logging.getLogger(__name__)


class Node:
    """A model node: everything behind its HTTP side.

    Raises:
        SettingError: the model cannot be served as the settings say
    """

    def __init__(self, settings: Settings) -> None:
        self._lock = _locked(settings.state)
        LOG.info("loading %s on %s", settings.model, settings.device)
        base = bases.load(settings)
        metrics = Metrics(settings.device)
        self._scheduler = Scheduler(_engine(base, settings), metrics)
        served = Served(base.name, base.digest)
        catalog = Catalog(served, DurableDirectory(settings.state / "adapters"), settings.adapters)
        metrics.model_count(lambda: len(catalog.models()))
        lines = TrainingLines(base.text, settings.max_length)
        files = TrainingFiles(DurableDirectory(settings.state / "files"), lines)
        jobs = FineTuningJobs(catalog, files, DurableDirectory(settings.state / "jobs"), self._scheduler, metrics)
        completions = Completions(catalog, base, self._scheduler, metrics, settings.max_length)
        self._parts = Parts(settings, base, catalog, completions, files, jobs, self._scheduler, metrics)
        self._scheduler.start()
        LOG.info("serving %s with %d adapters at %s:%d", base.name, len(catalog.models()) - 1, settings.host, settings.port)

    def app(self) -> Starlette:
        """The HTTP application."""
        return Api(self._parts).app()

    def close(self) -> None:
        """Stops after the current step; an open job is found failed when the node starts again."""
        self._scheduler.close()


def _engine(base: Base, settings: Settings) -> Engine:
    return VllmEngine(base, settings) if settings.engine == "vllm" else InProcessEngine(base, settings)


def _locked(state: Path) -> object:
    state.mkdir(parents=True, exist_ok=True)
    lock = (state / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise SettingError(f"--state: {state} is used by another node") from error
    return lock
