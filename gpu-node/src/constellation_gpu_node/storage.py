"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

_PARTIAL = ".partial"


class DurableDirectory:
    """A directory whose files are written beside their place, forced to the disk and moved there in one step. What a
    killed process left half-written is removed when the directory is opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        for name in self.names(_PARTIAL):
            self.delete(name)

    def has(self, name: str) -> bool:
        """Whether a file exists."""
        return (self.path / name).is_file()

    def draft(self, name: str) -> Path:
        """Where a file is written before it is adopted."""
        return self.path / (name + _PARTIAL)

    def write(self, name: str, content: bytes) -> None:
        """Writes a file, replacing one of the same name."""
        draft = self.draft(name)
        draft.write_bytes(content)
        self.adopt(draft, name)

    def adopt(self, file: Path, name: str) -> None:
        """Moves a complete file of the same file system into the directory."""
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
        file.replace(self.path / name)

    def read(self, name: str) -> bytes:
        """Bytes of a file that exists."""
        return (self.path / name).read_bytes()

    def names(self, ending: str) -> list[str]:
        """Names of the files that end like this, in ascending order."""
        return sorted(file.name for file in self.path.iterdir() if file.name.endswith(ending))

    def delete(self, name: str) -> None:
        """Removes a file, if it exists."""
        (self.path / name).unlink(missing_ok=True)
