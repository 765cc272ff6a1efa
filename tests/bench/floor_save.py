"""The floor for a durable save: the same bytes to a temporary file, fsync, rename."""

import os
from pathlib import Path


def save(path: Path, data: bytes, *, folder: bool = False) -> None:
    """Replace path by data in one step that a crash cannot halve.

    With folder, the new name is on the disk too when this returns.
    """
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if folder:
        descriptor = os.open(path.parent, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
