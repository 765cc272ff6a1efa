"""Whether the files of a flow have changed since somebody looked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[tuple[int, int] | None, ...]


class Files:
    """Some files, and how they were when they were last read."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._seen = self._stamp()

    def changed(self) -> bool:
        """Return whether one of them is other than it was; a file that came or went counts."""
        return self._stamp() != self._seen

    def _stamp(self) -> Stamp:
        """Time and size of each; nothing for one that is not there."""
        return tuple(_of(path) for path in self._paths)


def _of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
