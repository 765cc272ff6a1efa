"""Which flow a tool is about: a file, or a name in the library."""

from __future__ import annotations

import os
import stat
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from flows.faults import FlowFaults
from flows.model import Flow
from flows.reader import read_flow
from flows.reader.nodes import LARGEST
from flows.reader.read import Find
from store import Library, UnknownFlow
from tui.cli.places import home_of
from tui.cli.trouble import Cannot

ENDING = ".flow.yaml"
"""How flow files end."""
YAML = (".yaml", ".yml")
"""Endings by which a word names a file rather than a flow of the library."""


@dataclass(frozen=True, slots=True)
class Source:
    """A flow as it was found, before it is read."""

    file: str
    """What faults call it: the path as it was typed, or ``NAME.flow.yaml``."""
    path: Path | None
    """The file; ``None`` for a flow of the library."""
    text: str
    """What stands in it."""
    find: Find
    """Gives the texts of flows that it calls: those beside the file first, then the library's."""

    def read(self) -> Flow:
        """Return the flow. Raises :class:`FlowFaults` with everything that is wrong."""
        return read_flow(self.text, self.file, self.find)


def add_flow(parser: ArgumentParser) -> None:
    """Add the argument FLOW."""
    parser.add_argument("flow", metavar="FLOW", help="a file ending in .yaml, or a flow's name")


def source_of(options: Namespace) -> Source:
    """Find the flow that ``options.flow`` names. Raises :class:`Cannot` and ``StoreError``."""
    named, home = str(options.flow), home_of(options)
    library = Library(home.flows)
    path = Path(named) if is_path(named) else home.flows / f"{named}{ENDING}"
    if is_path(named) or os.path.isfile(path):  # noqa: PTH113 - a name may be too long for a file
        return Source(str(path), path, text_of(path), _beside(path, library))
    return Source(f"{named}{ENDING}", None, library.text(named), lambda name: _found(library, name))


def load(options: Namespace) -> Flow:
    """Return the flow that ``options.flow`` names.

    Raises :class:`Cannot`, with every fault on a line of its own when the file has any.
    """
    return sound(source_of(options))


def sound(source: Source) -> Flow:
    """Return a flow without faults. Raises :class:`Cannot` with all of them."""
    try:
        return source.read()
    except FlowFaults as faults:
        raise Cannot(f"{source.file} has faults:\n{faults}") from None


def is_path(named: str) -> bool:
    """Whether a word names a file."""
    return named.casefold().endswith(YAML) or "/" in named


def text_of(path: Path, *, called: str = "", kind: str = "flow file") -> str:
    """Return the text of a flow file, or one of cases. Raises :class:`Cannot`.

    ``called`` is how complaints name it, if not by its path; ``kind`` is what was wanted.

    Of a larger file than any flow may be, a little more than is allowed is read: enough for the
    reader to refuse it, and an endless file comes to an end.
    """
    shown = called or str(path)
    try:
        if _waits(path):
            raise Cannot(f"{shown} is a named pipe, which may never end; name a {kind}.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Cannot(f"There is no file {shown}.") from None
    except IsADirectoryError:
        raise Cannot(f"{shown} is a folder; name a {kind} in it.") from None
    except OSError as error:
        raise Cannot(f"{shown} cannot be read: {error.strerror}.") from None
    except ValueError:  # a NUL in the name
        raise Cannot("That is no name for a file.") from None
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        if len(content) > LARGEST and error.start > LARGEST - 4:  # cut within a letter
            return content[: error.start].decode() + "…"
        line = content.count(b"\n", 0, error.start) + 1
        raise Cannot(
            f"{shown} is no text: line {line} is not UTF-8. Save it as UTF-8 in your editor."
        ) from None


def _waits(path: Path) -> bool:
    """Whether opening a file may wait for ever: a pipe, but none that this process was given."""
    given = str(path).startswith(("/dev/", "/proc/"))
    return not given and stat.S_ISFIFO(path.stat().st_mode)


def _beside(path: Path, library: Library) -> Find:
    """How the flows that a file calls are found."""

    def find(name: str) -> str | None:
        sibling = path.with_name(f"{name}{ENDING}")
        return text_of(sibling) if sibling.is_file() else _found(library, name)

    return find


def _found(library: Library, name: str) -> str | None:
    """The text of a flow of the library, or ``None``."""
    try:
        return library.text(name)
    except UnknownFlow:
        return None
