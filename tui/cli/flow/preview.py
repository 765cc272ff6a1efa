"""``duologue flow preview``: the real face, from any step on, with invented people."""

from __future__ import annotations

import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from flows.faults import FlowFaults
from flows.model import Flow
from tui.cli.codes import DONE
from tui.cli.flow.source import ENDING, Source, add_flow, sound, source_of
from tui.cli.screens import need_screen, run_app
from tui.cli.trouble import Cannot, Misused, nearest

if TYPE_CHECKING:
    from tui.preview.files import Files
    from tui.preview.setting import Setting
    from tui.preview.watching import Watching

_FIXTURES: Final = ("new", "weeks", "half-a-year")
_LEAST: Final = (60, 20)
_MOST: Final = (300, 120)


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``flow preview``."""
    add_flow(parser)
    parser.add_argument(
        "--from", metavar="STEP", dest="step", default="", help="begin at this step"
    )
    parser.add_argument(
        "--with",
        metavar="PAST",
        dest="fixture",
        default="new",
        help=f"what the people have behind them: {', '.join(_FIXTURES)}",
    )
    parser.add_argument("--people", metavar="N", help="how many sit there")
    parser.add_argument(
        "--size", metavar="WxH", help="columns x rows, if smaller than this terminal"
    )
    parser.add_argument("--seed", metavar="N", default="1", help="a number: other answers")
    parser.add_argument("--quick", action="store_true", help="the short form")


def run(options: Namespace) -> int:
    """Show the flow until somebody leaves; each change of its files begins the page anew."""
    source = source_of(options)
    flow = sound(source)
    setting, step = _setting(options, flow), _step(options.step, flow)
    wanted = _size(options.size)
    need_screen()
    with _sized(wanted):
        while True:
            app = _shown(options, source, step, setting)
            if not app.changed:
                return app.return_code or DONE
            step = _again(app.place) or step


def _shown(options: Namespace, source: Source, step: str, setting: Setting) -> Watching:
    """Show the flow as its file is now, or what is wrong with it; return the app that ran.

    The files are looked at before they are read, so that no change is missed.
    """
    from tui.preview.files import Files
    from tui.preview.trouble import TroublePage

    files = Files(_paths(source))
    try:
        return _played(options, source_of(options).read(), step, setting, files)
    except FlowFaults as faults:
        trouble = str(faults)
    except Cannot as cannot:
        trouble = str(cannot)
    page = TroublePage(f"{Path(source.file).name} cannot be shown now", trouble, files=files)
    run_app(page)
    return page


def _played(options: Namespace, flow: Flow, step: str, setting: Setting, files: Files) -> Watching:
    """Show a flow without faults."""
    from tui.fixtures.stamps import FixedStamps
    from tui.preview.setting import Unreached, prepare, steps_of
    from tui.root import build_previewed

    if step and step not in steps_of(flow):
        raise Cannot(f"There is no step “{step}” any more.")
    with TemporaryDirectory(prefix="duologue-preview-") as folder:
        try:
            home, opening = prepare(Path(folder) / "home", flow, step, setting)
        except Unreached as unreached:
            raise Cannot(str(unreached)) from None
        app = build_previewed(
            home, opening, files=files, stamps=FixedStamps(), ascii_only=options.ascii
        )
        run_app(app)
    return app


def _paths(source: Source) -> list[Path]:
    """The flow's own file, and those beside it."""
    if source.path is None:
        return []
    return sorted({source.path, *source.path.parent.glob(f"*{ENDING}")})


def _again(place: str) -> str:
    """The step at the top of the flow to which a place belongs."""
    return place.split("/", maxsplit=1)[0].partition("#")[0]


def _setting(options: Namespace, flow: Flow) -> Setting:
    """Who sits there. Raises :class:`Misused` for what does not go together."""
    from tui.preview.setting import Setting, homes_for

    if flow.fragment:
        raise Cannot(f"“{flow.name}” is a part of other conversations, not one by itself.")
    if options.fixture not in _FIXTURES:
        near = nearest(options.fixture, _FIXTURES)
        hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(_FIXTURES)}."
        raise Misused(f"There is no past “{options.fixture}”. {hint}")
    usual = min(max(2, flow.least), flow.most)
    people = usual if options.people is None else _number(options.people, "--people")
    if not flow.least <= people <= flow.most:
        raise Misused(f"“{flow.title}” is for {flow.least} to {flow.most} people, not {people}.")
    if homes_for(options.fixture, people) is None:
        raise Misused(f"Nobody with the past “{options.fixture}” is {people} people; leave it out.")
    seed = _number(options.seed, "--seed")
    return Setting(people, options.fixture, seed, options.quick)


def _step(named: str, flow: Flow) -> str:
    """The step to begin at. Raises :class:`Misused` for one that is not there."""
    from tui.preview.setting import steps_of

    known = steps_of(flow)
    if named and named not in known:
        near = nearest(named, known)
        hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(known)}."
        raise Misused(f"“{flow.name}” has no step “{named}”. {hint}")
    return named


def _number(said: str, option: str) -> int:
    """A whole number from 0."""
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Misused(f"{option} {said} is not a whole number.")
    return int(said)


def _size(said: str | None) -> tuple[int, int] | None:
    """Columns and rows out of a text such as ``80x24``."""
    if said is None:
        return None
    found = re.fullmatch(r"([0-9]{1,3})[x×]([0-9]{1,3})", said)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_LEAST[0] <= size[0] <= _MOST[0] and _LEAST[1] <= size[1] <= _MOST[1]):
        raise Misused(f"--size {said} is not columns x rows; write it as 80x24, from 60x20 on.")
    return size


@contextmanager
def _sized(wanted: tuple[int, int] | None) -> Iterator[None]:
    """Let pages be of a size; Textual asks the environment before it asks the terminal."""
    if wanted is None:
        yield
        return
    there = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
    if there.columns < wanted[0] or there.lines < wanted[1]:
        said = f"{wanted[0]}x{wanted[1]}"
        raise Cannot(f"This terminal is smaller than {said}: it has {there.columns}x{there.lines}.")
    before = {name: os.environ.get(name) for name in ("COLUMNS", "LINES")}
    os.environ |= {"COLUMNS": str(wanted[0]), "LINES": str(wanted[1])}
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
