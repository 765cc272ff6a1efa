"""Other processes that tests speak with. None outlives its test, and none lets a test hang."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 60.0
"""Seconds after which a process is ended that a test still waits for."""


@contextmanager
def child(
    argv: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """Run a process with all its streams as pipes; it is killed at the end of the block.

    It is killed, too, when that does not come in time: whoever reads from it or waits for it is
    told so by its end.
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(
        argv, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()
            watch.join(PATIENCE)
