"""The node's HTTP side."""

from __future__ import annotations

import asyncio
import hmac
import logging
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from python_multipart.exceptions import FormParserError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import messages, refusals
from .base import Base
from .catalog import Catalog, Served
from .completions import Completions
from .files import TrainingFiles
from .jobs import FineTuningJobs
from .messages import CompletionRequest, FineTuningRequest
from .metrics import Metrics
from .refusals import Cancelled, Refused
from .scheduler import Scheduler
from .settings import Settings

LOG = logging.getLogger(__name__)
_OPEN_PATHS = ("/metrics", "/health", "/health/ready", "/health/live")
_DRAINED = 4
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Parts:
    """What the endpoints need."""

    settings: Settings
    base: Base
    catalog: Catalog
    completions: Completions
    files: TrainingFiles
    jobs: FineTuningJobs
    scheduler: Scheduler
    metrics: Metrics


class Api:
    """The endpoints."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def app(self) -> Starlette:
        """The application."""
        model = "/v1/models/{name:path}"
        jobs = "/v1/fine_tuning/jobs"
        routes = [
            ("GET", "/v1/models", self.models),
            ("GET", model + "/content", self.content),
            ("PUT", model + "/content", self.put),
            ("GET", model, self.model),
            ("DELETE", model, self.delete),
            ("POST", "/v1/completions", self.complete),
            ("GET", "/v1/files", self.list_files),
            ("POST", "/v1/files", self.upload),
            ("GET", "/v1/files/{id}", self.file),
            ("GET", jobs, self.list_jobs),
            ("POST", jobs, self.create_job),
            ("GET", jobs + "/{id}", self.job),
            ("GET", jobs + "/{id}/events", self.events),
            ("POST", jobs + "/{id}/cancel", self.cancel_job),
            ("GET", "/metrics", self.metrics),
            ("GET", "/health", self.health),
            ("GET", "/health/ready", self.health),
            ("GET", "/health/live", self.health),
        ]
        return Starlette(
            routes=[Route(path, self._guarded(endpoint), methods=[method]) for method, path, endpoint in routes],
            exception_handlers={HTTPException: _http_error, Exception: _fault},
        )

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            try:
                self._require_key(request)
                return await endpoint(request)
            except Refused as refused:
                return JSONResponse(refused.body(), refused.status)
            except (Cancelled, ClientDisconnect):
                given_up = refusals.overloaded("cancelled", "the work was given up; try again later")
                return JSONResponse(given_up.body(), given_up.status)

        return guarded

    def _require_key(self, request: Request) -> None:
        key = self._parts.settings.api_key
        shown = request.headers.get("authorization", "")
        if key and request.url.path not in _OPEN_PATHS and not hmac.compare_digest(shown, f"Bearer {key}"):
            raise refusals.unauthorized()

    async def models(self, request: Request) -> Response:
        """GET /v1/models: the base, then the adapters by name."""
        return _list([self._told(model) for model in self._parts.catalog.models()])

    async def model(self, request: Request) -> Response:
        """GET /v1/models/{name}."""
        return JSONResponse(self._told(self._parts.catalog.get(request.path_params["name"])))

    async def delete(self, request: Request) -> Response:
        """DELETE /v1/models/{name}: takes an adapter out."""
        self._parts.catalog.remove(request.path_params["name"])
        return Response(status_code=204)

    async def content(self, request: Request) -> Response:
        """GET /v1/models/{name}/content: bytes of an adapter."""
        model = self._parts.catalog.get(request.path_params["name"])
        if model.adapter is None:
            raise refusals.invalid("name", f"name: '{model.name}' is the base; only adapters have content", "is_base")
        return Response(model.adapter.content, media_type="application/octet-stream")

    async def put(self, request: Request) -> Response:
        """PUT /v1/models/{name}/content: puts an adapter in."""
        body = await _body(request, self._parts.settings.max_file)
        parent = request.query_params.get("parent")
        put = self._parts.catalog.put
        model = await run_in_threadpool(put, request.path_params["name"], body, parent, None)
        return JSONResponse(self._told(model))

    async def complete(self, request: Request) -> Response:
        """POST /v1/completions."""
        _require_json(request)
        asked = messages.read(await _body(request, messages.MAX_JSON_BYTES), CompletionRequest)
        gone = asyncio.Event()
        watching = asyncio.create_task(_watch(request, gone))
        try:
            return JSONResponse(await self._parts.completions.answer(asked, gone))
        finally:
            watching.cancel()

    async def list_files(self, request: Request) -> Response:
        """GET /v1/files."""
        return _list(self._parts.files.all())

    async def file(self, request: Request) -> Response:
        """GET /v1/files/{id}."""
        return JSONResponse(self._parts.files.get(request.path_params["id"]))

    async def upload(self, request: Request) -> Response:
        """POST /v1/files: written to disk as it arrives and checked there."""
        limit = self._parts.settings.max_file
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise refusals.http_error(415, request.method, request.url.path)
        try:
            parser = MultiPartParser(request.headers, _limited(request, limit + messages.MAX_JSON_BYTES))
            form = await parser.parse()
        except (MultiPartException, FormParserError) as error:
            raise refusals.invalid(None, f"the form cannot be read: {error}", "malformed_form") from error
        purpose, file = form.get("purpose"), form.get("file")
        if purpose != "fine-tune":
            raise refusals.invalid("purpose", f"purpose: '{purpose}', only fine-tune is allowed")
        if not isinstance(file, UploadFile):
            raise refusals.invalid("file", "file: a part of this name with a file is needed", "missing_field")
        if (file.size or 0) > limit:
            raise refusals.too_large(limit)
        return JSONResponse(await run_in_threadpool(self._store, file))

    def _store(self, file: UploadFile) -> dict[str, Any]:
        draft = self._parts.files.draft(uuid.uuid4().hex)
        try:
            with draft.open("wb") as out:
                while chunk := file.file.read(1 << 20):
                    out.write(chunk)
            return self._parts.files.store(draft, file.filename or "")
        finally:
            draft.unlink(missing_ok=True)

    async def create_job(self, request: Request) -> Response:
        """POST /v1/fine_tuning/jobs."""
        _require_json(request)
        asked = messages.read(await _body(request, messages.MAX_JSON_BYTES), FineTuningRequest)
        return JSONResponse(await run_in_threadpool(self._parts.jobs.create, asked))

    async def list_jobs(self, request: Request) -> Response:
        """GET /v1/fine_tuning/jobs."""
        return _list(self._parts.jobs.all())

    async def job(self, request: Request) -> Response:
        """GET /v1/fine_tuning/jobs/{id}."""
        return JSONResponse(self._parts.jobs.get(request.path_params["id"]).answer())

    async def events(self, request: Request) -> Response:
        """GET /v1/fine_tuning/jobs/{id}/events."""
        return JSONResponse(self._parts.jobs.get(request.path_params["id"]).events())

    async def cancel_job(self, request: Request) -> Response:
        """POST /v1/fine_tuning/jobs/{id}/cancel."""
        return JSONResponse(self._parts.jobs.cancel(request.path_params["id"]))

    async def metrics(self, request: Request) -> Response:
        """GET /metrics."""
        return Response(self._parts.metrics.text(), media_type="text/plain; version=0.0.4")

    async def health(self, request: Request) -> Response:
        """GET /health and below: ready while the thread of the device is alive."""
        up = self._parts.scheduler.is_alive()
        return JSONResponse({"status": "UP" if up else "DOWN", "checks": []}, 200 if up else 503)

    def _told(self, model: Served) -> dict[str, Any]:
        return {
            "id": model.name,
            "object": "model",
            "owned_by": "constellation",
            "digest": model.digest,
            "parent": model.parent,
            "family": self._parts.base.family,
            "adapter": model.adapter is not None,
        }


def _list(data: list[dict[str, Any]]) -> Response:
    return JSONResponse({"object": "list", "data": data})


def _require_json(request: Request) -> None:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise refusals.http_error(415, request.method, request.url.path)


async def _body(request: Request, limit: int) -> bytes:
    return b"".join([chunk async for chunk in _limited(request, limit)])


async def _limited(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """A body up to a limit. One that is longer is read on for a while, so that its sender hears the refusal."""
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= limit:
            yield chunk
        elif length > _DRAINED * limit:
            break
    if length > limit:
        raise refusals.too_large(limit)


async def _watch(request: Request, gone: asyncio.Event) -> None:
    """Says when the caller hangs up."""
    while (await request.receive())["type"] != "http.disconnect":
        continue
    gone.set()


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    refused = refusals.http_error(status, request.method, request.url.path)
    return JSONResponse(refused.body(), refused.status)


async def _fault(request: Request, error: Exception) -> Response:
    LOG.error("a request failed", exc_info=error)
    body = {"message": repr(error), "type": "server_error", "param": None, "code": "internal_error"}
    return JSONResponse({"error": body}, 500)
