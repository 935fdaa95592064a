"""The models that are served: the base and its adapters."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import adapters, refusals
from .adapters import Adapter, MalformedAdapter
from .storage import DurableDirectory

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
_WEIGHTS = ".safetensors"
_ABOUT = ".about"


@dataclass(frozen=True)
class Served:
    """A model that can be sampled.

    Attributes:
        name: its name
        digest: SHA-256 of its bytes
        parent: name of the model it was trained from; None for the base
        adapter: its weights; None for the base
        job: id of the job that trained it, if one of this node did
    """

    name: str
    digest: str
    parent: str | None = None
    adapter: Adapter | None = None
    job: str | None = None

    @staticmethod
    def tuned(name: str, parent: str, adapter: Adapter, job: str | None = None) -> Served:
        """An adapter under a name."""
        return Served(name, adapter.digest, parent, adapter, job)


def require_name(field: str, name: str) -> str:
    """Refuses what cannot be a model's name; every name is a file name, too."""
    if _NAME.fullmatch(name) is None:
        raise refusals.invalid(
            field,
            f"{field}: '{name}' is no model name; allowed are 1 to 128 letters, digits, '.', '_' and '-', the first a"
            " letter or digit",
            "invalid_name",
        )
    return name


class Catalog:
    """Models by name. One that is in use, by a request or a job, cannot be taken out.

    Args:
        base: the base
        directory: where adapters are kept
        shipped: directory of adapters that are there from the start
    """

    def __init__(self, base: Served, directory: DurableDirectory, shipped: Path | None) -> None:
        self.base = base
        self._directory = directory
        self._adapters: dict[str, Served] = {}
        self._uses: dict[str, int] = {}
        self._lock = threading.RLock()
        for file in sorted(shipped.glob("*" + _WEIGHTS)) if shipped else []:
            self._add(Served.tuned(file.stem, base.name, self._read(file.stem, file.read_bytes())))
        for name in directory.names(_ABOUT):
            self._load(name.removesuffix(_ABOUT))

    def _load(self, name: str) -> None:
        about = json.loads(self._directory.read(name + _ABOUT))
        if self._directory.has(name + _WEIGHTS) and about["base"] == self.base.digest:
            adapter = self._read(name, self._directory.read(name + _WEIGHTS))
            self._add(Served.tuned(name, about["parent"], adapter, about["job"]))

    def _add(self, model: Served) -> Served:
        self._adapters[model.name] = model
        return model

    def models(self) -> list[Served]:
        """The base, then the adapters by name."""
        with self._lock:
            return [self.base, *(self._adapters[name] for name in sorted(self._adapters))]

    def find(self, name: str) -> Served | None:
        """A model, if it is there."""
        with self._lock:
            return self.base if name == self.base.name else self._adapters.get(name)

    def get(self, name: str) -> Served:
        """A model; one that is not there is refused."""
        found = self.find(name)
        if found is None:
            raise refusals.not_found("model", f"model: '{name}' is not loaded; GET /v1/models lists what is", "model_not_found")
        return found

    @contextmanager
    def use(self, name: str) -> Iterator[Served]:
        """A model that stays while it is used."""
        model = self.lease(name)
        try:
            yield model
        finally:
            self.release(name)

    def lease(self, name: str) -> Served:
        """Keeps a model in place until it is released."""
        with self._lock:
            model = self.get(name)
            self._uses[name] = self._uses.get(name, 0) + 1
            return model

    def release(self, name: str) -> None:
        """Ends one use."""
        with self._lock:
            self._uses[name] -= 1

    def put(self, name: str, content: bytes, parent: str | None, job: str | None) -> Served:
        """Puts an adapter in; the same weights under the same name are no error and change nothing."""
        adapter = self._read(require_name("name", name), content)
        with self._lock:
            taken = self.find(name)
            if taken is not None:
                return _same(taken, adapter)
            origin = require_name("parent", parent) if parent is not None else self._parent_of(adapter)
            about = {"base": self.base.digest, "parent": origin, "job": job}
            self._directory.write(name + _WEIGHTS, content)
            self._directory.write(name + _ABOUT, json.dumps(about).encode())
            return self._add(Served.tuned(name, origin, adapter, job))

    def require_free(self, field: str, name: str) -> None:
        """Refuses a name that no new adapter can have."""
        taken = self.find(require_name(field, name))
        if taken is not None:
            raise refusals.conflict(
                field,
                f"{field}: '{name}' is taken by a model with digest {taken.digest}; choose another name or delete that model",
                "name_taken",
            )

    def remove(self, name: str) -> None:
        """Takes an adapter out."""
        with self._lock:
            if self.get(name) is self.base:
                raise refusals.conflict("name", f"name: '{name}' is the base; only adapters can be deleted", "is_base")
            uses = self._uses.get(name, 0)
            if uses > 0:
                raise refusals.conflict(
                    "name",
                    f"name: '{name}' is in use by {uses} requests or jobs; delete it when they have ended",
                    "model_in_use",
                )
            self._directory.delete(name + _ABOUT)
            self._directory.delete(name + _WEIGHTS)
            del self._adapters[name]

    def _read(self, name: str, content: bytes) -> Adapter:
        try:
            adapter = adapters.read(content)
        except MalformedAdapter as error:
            raise refusals.invalid(None, f"content of {name} is no adapter: {error}", "malformed_adapter") from error
        if adapter.base_digest != self.base.digest:
            raise refusals.invalid(
                None,
                f"{name} is an adapter of base {adapter.base_digest}; the base of this node is {self.base.digest}",
                "wrong_base",
            )
        return adapter

    def _parent_of(self, adapter: Adapter) -> str:
        parents = (model.name for model in self.models() if model.digest == adapter.parent_digest)
        return next(parents, self.base.name)


def _same(taken: Served, adapter: Adapter) -> Served:
    if taken.adapter is not None and taken.digest == adapter.digest:
        return taken
    raise refusals.conflict(
        "name",
        f"name: '{taken.name}' is taken by a model with digest {taken.digest}; these weights have digest {adapter.digest}",
        "name_taken",
    )
