"""Where an export goes: stdout as bytes, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from tui.cli.printing import Unprintable
from tui.cli.trouble import Cannot


def put(content: bytes, target: str) -> None:
    """Write to stdout (“-”) or to a file, which only this user may read."""
    if target == "-":
        _print(content)
    else:
        _save(content, Path(target))


def _print(content: bytes) -> None:
    """Write bytes to stdout. Raises ``BrokenPipeError`` and :class:`Unprintable`."""
    if sys.stdout is None:
        raise Cannot("There is no stdout to write to; name a file with --output.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unprintable(f"The output could not be written ({error.strerror}).") from error


def _save(content: bytes, path: Path) -> None:
    """Write a file beside its place, then put it there; what is no plain file is written to."""
    try:
        if path.is_dir():
            raise Cannot(f"{path} is a folder; name a file in it.")
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        _replace(content, path.resolve())
    except OSError as error:
        raise Cannot(f"{path} could not be written: {error.strerror}.") from error
    except RuntimeError as error:  # what `resolve` says of such links in Python before 3.13
        raise Cannot(f"{path} is a link that leads in a circle.") from error
    except ValueError as error:  # a NUL in the name
        raise Cannot("That is no name for a file.") from error


def _replace(content: bytes, path: Path) -> None:
    """Put a new file in a place, readable by its owner alone."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - it is open already
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
