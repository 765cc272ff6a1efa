"""``duologue flow fmt``: lay flow files out as all flow files are."""

from __future__ import annotations

import os
import stat
import sys
from argparse import ArgumentParser, Namespace
from difflib import unified_diff
from pathlib import Path

from flows.faults import FlowFaults
from tui.cli.codes import CANNOT, DONE
from tui.cli.flow.source import text_of
from tui.cli.output import put
from tui.cli.printing import complain, say
from tui.cli.trouble import Cannot

_STDIN = Path("/dev/stdin")


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow fmt``."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a flow file; “-” goes from stdin to stdout"
    )
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 if any would change"
    )
    parser.add_argument(
        "--diff", action="store_true", help="change nothing; print what would change"
    )


def run(options: Namespace) -> int:
    """Lay out each file; one that cannot be is left as it is, and the others go on."""
    codes = [_one(name, options) for name in options.files]
    return max(codes)


def _one(name: str, options: Namespace) -> int:
    """One file; its exit code."""
    try:
        text = _text(name)
        made = _laid_out(text, "stdin" if name == "-" else name)
        if options.check or options.diff:
            return _compare(name, text, made, options)
        if name == "-":
            put(made.encode(), "-")
        elif made != text:
            _save(Path(name), made)
            say(f"{name} is laid out anew.")
        else:
            say(f"{name}: nothing to change.")
    except Cannot as trouble:
        complain(str(trouble))
        return CANNOT
    return DONE


def _text(name: str) -> str:
    """The text of a file, or of stdin. Raises :class:`Cannot`."""
    if name != "-":
        return text_of(Path(name))
    if sys.stdin is None:
        raise Cannot("There is no stdin to read from.")
    return text_of(_STDIN, called="stdin")


def _laid_out(text: str, name: str) -> str:
    """The file in its one layout. Raises :class:`Cannot` with the faults of its form."""
    from flows.authoring.fmt import fmt

    try:
        return fmt(text, name)
    except FlowFaults as faults:
        raise Cannot(f"{name} cannot be read, so it is left as it is:\n{faults}") from None


def _compare(name: str, text: str, made: str, options: Namespace) -> int:
    """Say what would change; the exit code of ``--check``."""
    if made == text:
        return DONE
    if options.diff:
        lines = unified_diff(
            text.splitlines(), made.splitlines(), name, f"{name} (laid out)", lineterm=""
        )
        for line in lines:
            say(line)
    else:
        complain(f"{name} would change. See “duologue flow fmt --diff {name}”.")
    return CANNOT if options.check else DONE


def _save(path: Path, made: str) -> None:
    """Put the new text in the old one's place, with the same rights."""
    if not os.access(path, os.W_OK):
        raise Cannot(f"{path} is write-protected, so it is left as it is.")
    mode = stat.S_IMODE(path.stat().st_mode)
    put(made.encode(), str(path))
    path.chmod(mode)
