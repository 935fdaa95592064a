"""JSON without what its grammar forbids or leaves open: no field twice, no NaN or Infinity."""

from __future__ import annotations

import json
from typing import Any, NoReturn


def loads(text: str | bytes) -> Any:
    """Reads a value.

    Raises:
        json.JSONDecodeError: it is no JSON, with the place
        ValueError: it is JSON that is refused, or not UTF-8
    """
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise ValueError(f"field '{name}' stands twice")
        fields[name] = value
    return fields


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
