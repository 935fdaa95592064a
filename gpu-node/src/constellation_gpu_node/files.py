"""Uploaded training sets: ``ID.jsonl`` and, written first, ``ID.about``. The id follows from the content, so an upload
that is repeated is the same file."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from . import refusals, strict_json
from .base import Text
from .engine import TrainingRow
from .refusals import Refused
from .storage import DurableDirectory

_CONTENT = ".jsonl"
_ABOUT = ".about"
_MOST_NAME = 255
_FIELDS = {"prompt", "completion", "weight"}


class TrainingLines:
    """Reads a training set: UTF-8, a JSON object a line with ``prompt``, ``completion`` and optionally ``weight`` (positive,
    1 when absent). The first line that is wrong is refused with its number."""

    def __init__(self, text: Text, max_length: int) -> None:
        self._text = text
        self._max_length = max_length

    def read(self, file: Path) -> Iterator[TrainingRow]:
        """Every row, in order."""
        number = 0
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield self._row(number, line)
        if number == 0:
            raise refusals.invalid("file", "file: it is empty, at least one line is needed", "invalid_file")

    def _row(self, number: int, line: bytes) -> TrainingRow:
        fields = _fields(number, line)
        prompt = self._text.prompt(_text(number, fields, "prompt"))
        completion = self._text.completion(_text(number, fields, "completion"))
        row = TrainingRow(prompt, completion, _weight(number, fields.get("weight", 1)))
        if row.length > self._max_length:
            _refuse(
                number,
                f"prompt and completion have {row.length} tokens, at most {self._max_length} are allowed",
            )
        return row


class TrainingFiles:
    """The uploads of a node."""

    def __init__(self, directory: DurableDirectory, lines: TrainingLines) -> None:
        self._directory = directory
        self._lines = lines

    def draft(self, name: str) -> Path:
        """Where an upload is written while it arrives."""
        return self._directory.draft(name)

    def store(self, upload: Path, filename: str) -> dict[str, Any]:
        """Checks an upload line by line and moves it into place."""
        for _ in self._lines.read(upload):
            pass
        with upload.open("rb") as opened:
            file_id = "file-" + hashlib.file_digest(opened, "sha256").hexdigest()[:32]
        if not self._directory.has(file_id + _CONTENT):
            about = {
                "id": file_id,
                "object": "file",
                "bytes": upload.stat().st_size,
                "filename": filename[:_MOST_NAME],
                "purpose": "fine-tune",
            }
            self._directory.write(file_id + _ABOUT, json.dumps(about).encode())
            self._directory.adopt(upload, file_id + _CONTENT)
        return self.get(file_id)

    def all(self) -> list[dict[str, Any]]:
        """All files, by id."""
        return [self.get(name.removesuffix(_CONTENT)) for name in self._directory.names(_CONTENT)]

    def get(self, file_id: str) -> dict[str, Any]:
        """A file; one that was not uploaded is refused."""
        self.require("id", file_id)
        about: dict[str, Any] = json.loads(self._directory.read(file_id + _ABOUT))
        return about

    def require(self, field: str, file_id: str) -> None:
        """Refuses an id that no uploaded file has."""
        if file_id + _CONTENT not in self._directory.names(_CONTENT):
            raise refusals.not_found(field, f"{field}: '{file_id}' is no uploaded file", "file_not_found")

    def rows(self, file_id: str) -> list[TrainingRow]:
        """The rows of a file."""
        return list(self._lines.read(self._directory.path / (file_id + _CONTENT)))


def _fields(number: int, line: bytes) -> dict[str, Any]:
    try:
        value = strict_json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        _refuse(number, "it is not UTF-8")
    except ValueError as error:
        _refuse(number, f"broken JSON: {error}")
    if not isinstance(value, dict):
        _refuse(number, "a JSON object with prompt and completion is needed")
    for name in value:
        if name not in _FIELDS:
            _refuse(number, f"unknown field '{name}', allowed are prompt, completion and weight")
    return value


def _text(number: int, fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        shown = "missing" if name not in fields else "empty" if value == "" else json.dumps(value)[:80]
        _refuse(number, f"{name} is {shown}, a text that is not empty is needed")
    return value


def _weight(number: int, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not (0 < value < math.inf):
        _refuse(number, f"weight is {json.dumps(value)[:80]}, a positive number is needed")
    return float(value)


def _refuse(number: int, problem: str) -> NoReturn:
    refused: Refused = refusals.invalid("file", f"file: line {number}: {problem}", "invalid_file")
    raise refused
