"""``duologue demo``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from store import Home, Library
from tui.cli.codes import CANNOT
from tui.cli.places import home_of
from tui.cli.printing import complain, say
from tui.cli.screens import need_screen, run_app
from tui.cli.trouble import Cannot, Misused


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``demo``."""
    parser.add_argument("--fast", action="store_true", help="as fast as it can, then end")
    parser.add_argument("--seed", metavar="N", default="1", help="a number: other choices")
    parser.add_argument("--flow", metavar="NAME", default="sticky-notes", help="what they talk by")


def run(options: Namespace) -> int:
    """Play a conversation on a home of its own."""
    seed = options.seed.removeprefix("-")
    if not (seed.isascii() and seed.isdigit() and len(seed) < 19):
        raise Misused(f"--seed {options.seed} is not a whole number.")
    flow = Library(home_of(options).flows).load(options.flow)
    if flow.fragment:
        raise Cannot(f"“{flow.name}” is a part of other conversations, not one by itself.")
    need_screen()
    from tui.demo.play import demo_app

    folder = Path(mkdtemp(prefix="duologue-demo-"))
    home, fast = Home(folder / "home"), options.fast
    app = demo_app(home, flow, seed=int(options.seed), fast=fast, ascii_only=options.ascii)
    code = run_app(app)
    if app.lost:
        complain(f"The demo could not go on: {app.lost}.")
    # After a fault of the program the folder stays: the sentence shown names the log in it.
    if app.lost or code != CANNOT:
        rmtree(folder, ignore_errors=True)
    if code != CANNOT:
        say("That was the demo; nothing of it is kept. “duologue” alone begins your own.")
    return code
