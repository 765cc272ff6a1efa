"""The composition root: the one place that puts the app together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import Home
from tui.app import Duologue
from tui.opening import Opening
from tui.settings import Settings, read_settings
from tui.stamps import MachineStamps, Stamps

if TYPE_CHECKING:
    from tui.demo.pace import Pace
    from tui.demo.watched import Play, Watched
    from tui.preview.files import Files
    from tui.preview.watching import Watching


def build(
    home: Home,
    opening: Opening,
    *,
    ascii_only: bool = False,
    settings: Settings | None = None,
    stamps: Stamps | None = None,
) -> Duologue:
    """Return the app on a home; the home's own settings and the machine's clock if none are given.

    The command line, the demo, the pictures and the tests all call this.
    """
    return Duologue(
        home,
        opening=opening,
        settings=settings or read_settings(home.settings),
        stamps=stamps or MachineStamps(),
        ascii_only=ascii_only,
    )


def build_watched(
    home: Home, opening: Opening, *, play: Play, pace: Pace, ascii_only: bool = False
) -> Watched:
    """Return the app as a demo shows it: ``play`` presses the keys, a real key ends it."""
    from tui.demo.watched import Watched

    class Demo(Watched, Duologue):
        """The app, watched."""

    return Demo(
        home,
        opening=opening,
        settings=Settings(),
        stamps=MachineStamps(),
        ascii_only=ascii_only,
        play=play,
        pace=pace,
    )


def build_previewed(
    home: Home, opening: Opening, *, files: Files, stamps: Stamps, ascii_only: bool = False
) -> Watching:
    """Return the app as a preview shows it: it ends when one of the flow's files changes."""
    from tui.preview.watching import Watching

    class Preview(Watching, Duologue):
        """The app, looking at files."""

    return Preview(
        home,
        opening=opening,
        settings=Settings(),
        stamps=stamps,
        ascii_only=ascii_only,
        files=files,
    )
