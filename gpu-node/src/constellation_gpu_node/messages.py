"""Bodies of requests, read strictly: unknown, missing and mistyped fields are refused by name."""

from __future__ import annotations

import json
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import refusals, strict_json

MAX_JSON_BYTES = 8 << 20
MAX_PROMPTS = 1_024
MAX_SAMPLES = 4_096
MAX_SAMPLES_OF_CALL = 16_384
MAX_ALTERNATIVES = 256
MAX_STOPS = 16
MAX_STOP_LENGTH = 64
MAX_GRAMMAR = 65_536
_FLOAT32_TINY = 1.4e-45


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class CompletionRequest(_Strict):
    """Body of POST /v1/completions; scoring is ``max_tokens`` 1 with ``logprobs``."""

    model: str
    prompt: list[str]
    n: int = 1
    seed: int = 0
    temperature: float = 1.0
    top_p: float = 1.0
    max_tokens: int = 16
    logprobs: int | None = None
    stop: list[str] = []
    grammar: str | None = None

    def check(self) -> None:
        """Refuses what is out of bounds; every refusal names the field, its value and what is allowed."""
        _within("prompt", "prompts", len(self.prompt), 1, MAX_PROMPTS)
        _within("n", "samples", self.n, 1, MAX_SAMPLES)
        _within("n", "samples of all prompts", len(self.prompt) * self.n, 1, MAX_SAMPLES_OF_CALL)
        _within("seed", "", self.seed, -(1 << 63), (1 << 63) - 1)
        _within("max_tokens", "tokens", self.max_tokens, 1, (1 << 31) - 1)
        _within("logprobs", "alternatives", self.logprobs or 0, 0, MAX_ALTERNATIVES)
        if not 0 <= self.temperature <= 100:
            _refuse("temperature", f"{self.temperature}, from 0 to 100 is allowed")
        if not _FLOAT32_TINY < self.top_p <= 1:
            _refuse("top_p", f"{self.top_p}, more than 0 and at most 1 is allowed")
        _within("stop", "texts", len(self.stop), 0, MAX_STOPS)
        for stop in self.stop:
            _within("stop", "characters", len(stop), 1, MAX_STOP_LENGTH)
        if self.grammar is not None:
            _within("grammar", "characters", len(self.grammar), 1, MAX_GRAMMAR)


class Hyperparameters(_Strict):
    """How an adapter is trained."""

    rank: Annotated[int, Field(ge=1, le=1_024)]
    alpha: Annotated[float, Field(gt=0, le=1e6)]
    n_epochs: Annotated[int, Field(ge=1, le=1_000)]
    batch_size: Annotated[int, Field(ge=1, le=4_096)]
    learning_rate: Annotated[float, Field(gt=0, le=1)]


class FineTuningRequest(_Strict):
    """Body of POST /v1/fine_tuning/jobs."""

    model: str
    training_file: str
    suffix: str
    seed: int
    hyperparameters: Hyperparameters


_Body = TypeVar("_Body", bound=BaseModel)


def read(body: bytes, kind: type[_Body]) -> _Body:
    """Reads a body; a field that is null has its default, and a single text stands for a list of one."""
    fields = _object(body)
    given = {name: value for name, value in fields.items() if value is not None}
    for name in ("prompt", "stop"):
        if isinstance(given.get(name), str):
            given[name] = [given[name]]
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        param = _path(first["loc"])
        problem = first["msg"] if first["type"] == "missing" else f"{first['msg']}, not {_shown(first['input'])}"
        _refuse(param, problem)


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = strict_json.loads(body)
    except json.JSONDecodeError as error:
        raise refusals.invalid(
            None,
            f"the body is no JSON: line {error.lineno}, column {error.colno}: {error.msg}",
            "malformed_json",
        ) from error
    except (UnicodeDecodeError, ValueError) as error:
        raise refusals.invalid(None, f"the body is no JSON: {error}", "malformed_json") from error
    if not isinstance(value, dict):
        raise refusals.invalid(None, "the body is no JSON object", "malformed_json")
    return value


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _shown(value: object) -> str:
    return json.dumps(value, default=str)[:80]


def _within(field: str, unit: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        _refuse(field, f"{value} {unit}".rstrip() + f", from {least} to {most} are allowed")


def _refuse(field: str, problem: str) -> NoReturn:
    raise refusals.invalid(field, f"{field}: {problem}")
