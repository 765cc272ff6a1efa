"""What is left of a fault: places in the code, never a word that somebody wrote."""

import os
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final

from textual.app import ScreenStackError
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.widget import MountError
from textual.worker import WorkerFailed

_GONE: Final = (NoMatches, ScreenStackError, NoScreen, MountError)
"""What Textual raises when a page, or a part of one, is not there."""


def places(trace: TracebackType | None) -> list[str]:
    """Return file, line and function of each frame; no source line, no values."""
    return [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace, limit=-40)
    ]


def describe(error: BaseException) -> str:
    """Return the kinds of a fault and of its causes, with their places; messages are left out.

    A message may quote an answer ("invalid literal: …"), so only the kind of the fault is kept.
    """
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += places(cause.__traceback__)
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def keep(error: BaseException, path: Path) -> bool:
    """Add the description to the log at `path`, readable by its owner only; say if it worked."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return False
    with os.fdopen(file, "w", encoding="utf-8") as log:
        log.write(describe(error))
    return True


def is_of_leaving(error: BaseException) -> bool:
    """Whether a handler only missed a page or a part of one that had been taken away.

    While an app ends, Textual takes the parts of a page away first, and still hands out what was
    queued before: a view of the room, a timer, the end of a worker. Nobody is left to be shown it.
    """
    return isinstance(error.error if isinstance(error, WorkerFailed) else error, _GONE)


def sentence(path: Path | None) -> str:
    """Return what the person is told, with the log's path if there is one."""
    said = "Duologue stopped because of a fault in the program. What you had kept is kept."
    return f"{said} Where it happened, without your words: {path}" if path else said
