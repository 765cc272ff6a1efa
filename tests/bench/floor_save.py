"""The floor for a durable save: the same bytes to a temporary file, fsync, rename."""

import os
from pathlib import Path


def save(path: Path, data: bytes) -> None:
    """Replace path by data in one step that a crash cannot halve."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
