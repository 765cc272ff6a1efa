"""Which face is shown: pages that fill the screen, or line by line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final

from tui.cli.codes import DONE, INTERRUPTED
from tui.cli.printing import Unprintable, complain, shown
from tui.cli.screens import POOR, is_terminal, run_app
from tui.cli.trouble import Cannot, Misused

if TYPE_CHECKING:
    from store import Home
    from tui.opening import Opening
    from tui.plain.console import Console, Reader
    from tui.settings import Settings

_MOST_BYTES: Final = 4 * 1024 * 1024
"""Bytes of the largest answer file that is taken."""


def goes_plain(home: Home, options: Namespace) -> bool:
    """Whether it goes line by line in this home, on this terminal."""
    from tui.settings import read_settings

    return is_plain(options, read_settings(home.settings), os.environ)


def is_plain(options: Namespace, settings: Settings, environment: Mapping[str, str]) -> bool:
    """Whether it goes line by line: because somebody wants that, or because nothing else can be."""
    wanted = options.plain or options.answers is not None or settings.face == "plain"
    terminal = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    return bool(wanted) or not terminal or environment.get("TERM", "") in POOR


def show(home: Home, opening: Opening, options: Namespace, *, alone: bool = False) -> int:
    """Run the program from that opening on, in the face that fits; return the exit code.

    ``alone``: one person is asked for a name first. Raises :class:`Cannot` and
    :class:`Unprintable`.
    """
    from tui.settings import read_settings

    settings = read_settings(home.settings)
    if options.answers is not None and not options.answers.strip():
        raise Misused("--answers needs the name of a file.")
    if options.strict and options.answers is None:
        raise Misused("--strict needs --answers, with what is expected.")
    if is_plain(options, settings, os.environ):
        return _line_by_line(home, opening, options, settings, alone=alone)
    from tui.root import build

    return run_app(build(home, opening, ascii_only=options.ascii, settings=settings))


def _line_by_line(
    home: Home, opening: Opening, options: Namespace, settings: Settings, *, alone: bool
) -> int:
    """Run the plain face."""
    from tui.plain.answers import Answers, Unexpected
    from tui.plain.console import Ended
    from tui.plain.running import run

    if settings.ascii:
        from tui.cli.printing import only_ascii

        only_ascii()
    if sys.stdout is None:
        raise Cannot("There is no stdout to write to.")
    reader = _reader(options)
    try:
        run(home, opening, _console(reader), settings, alone=alone)
        if isinstance(reader, Answers):
            reader.close()
    except Ended:
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Unexpected as said:
        raise Cannot(str(said)) from said
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unprintable(f"The output could not be written ({error.strerror}).") from error
    return DONE


def _console(reader: Reader) -> Console:
    """The console on this process's own output."""
    from tui.plain.console import Console

    terminal = is_terminal(sys.stdout)
    cells = get_terminal_size((80, 24)).columns if terminal else 0
    return Console(
        sys.stdout, reader, wipes=terminal and can_wipe(os.environ), cells=cells, shown=shown
    )


def can_wipe(environment: Mapping[str, str]) -> bool:
    """Whether the terminal can empty its screen and what was scrolled off it.

    GNU screen keeps a history of its own that no program can empty, also seen from a machine that
    is reached through it, where only ``TERM`` tells; tmux, which uses that name too, empties its
    own. A terminal in Emacs is a text that stays.
    """
    kind = environment.get("TERM", "")
    in_screen = kind.startswith("screen") and not environment.get("TMUX")
    in_emacs = kind.startswith("eterm") or bool(environment.get("INSIDE_EMACS"))
    return kind not in POOR and not (in_screen or in_emacs or environment.get("STY"))


def _reader(options: Namespace) -> Reader:
    """Where the answers come from."""
    from tui.plain.answers import Answers, parse
    from tui.plain.readers import Edited, Typed

    if options.answers is not None:
        lines = parse(_read(options.answers))
        return Answers(lines, strict=options.strict, complain=complain)
    if sys.stdin is None:
        raise Cannot("There is no stdin to read answers from.")
    terminal = is_terminal(sys.stdin)
    if terminal and is_terminal(sys.stdout) and os.environ.get("TERM", "") not in POOR:
        return Edited()
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return Typed(sys.stdin, echoed=terminal)


def _read(name: str) -> str:
    """The text of an answer file. Raises :class:`Cannot` with the reason."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise Cannot("There is no stdin to read answers from.")
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise Cannot(f"{name} cannot be read: it is larger than {_MOST_BYTES // 1024**2} MiB.")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Cannot(f"{name} cannot be read: it is not UTF-8 text.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Cannot(f"{name} cannot be read ({reason}).") from error
