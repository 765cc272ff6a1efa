"""What a kill -9 leaves behind after each key of the script, and what a new start makes of it.

`record` plays the script once. After each key it stops the program (SIGSTOP) and copies the home:
that is, byte for byte, what kill -9 would leave at this moment, since what was written is the
kernel's. `resume` takes one such copy, goes on in a new program as people would, presses the next
key and kills that program for good. Where several keys in a row change nothing on the disk, a start
is the same after each of them: `telling` names the last, which is furthest on its page.
"""

import faulthandler
import os
import shutil
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from store import open_home
from tests.journeys import script
from tests.journeys.forked import ForkedTerminal
from tests.journeys.strokes import HOME, NAMES, WELCOME, Kept, Stroke, hand_over, played
from tests.journeys.terminal import Terminal, environment
from tests.journeys.watch import on_disk

PROMISED = 1.0
"""Seconds after which a typed letter is on the disk, whatever comes."""
PARTY = "sam-noa"
HUNG = 400
"""Seconds after which a task says where it waits, and ends its process."""
LETTERS = 12
"""Of the points within a word, every so many is gone on from on the screen, too."""


@dataclass(frozen=True, slots=True)
class Point:
    """The moment after some keys."""

    count: int
    """How many strokes had had their effect."""
    home: Path
    """The home as it was then."""
    safe: str
    """What of the half-typed words must be there, because it was typed long enough before."""


def record(folder: Path) -> list[Point]:
    """Play the script once; return a point for each key."""
    faulthandler.dump_traceback_later(HUNG, exit=True)
    home = folder / "recorded" / "home"
    home.parent.mkdir(parents=True)
    strokes = script.full()
    points = []
    with ForkedTerminal([], environment(home)) as terminal:
        terminal.wait_for(WELCOME.shows)
        for count, stroke in enumerate(strokes, start=1):
            pressed = time.monotonic()
            terminal.press(stroke.key)
            terminal.wait_for(stroke.shows)
            safe = ""
            if stroke.draft and not _types_on(strokes, count):
                _wait_for_draft(home, pressed)
                safe = stroke.draft
            os.kill(terminal.pid, signal.SIGSTOP)
            copy = folder / f"{count:03}" / "home"
            if home.exists():
                shutil.copytree(home, copy)
            points.append(Point(count, copy, safe))
            os.kill(terminal.pid, signal.SIGCONT)
    return points


def telling(points: Sequence[Point]) -> set[int]:
    """How many keys had been pressed at the points from which it is gone on on the screen."""
    strokes = script.full()
    there = [p for p in points if not _types_on(strokes, p.count) or p.count % LETTERS == 0]
    states = [_state(point.home) for point in there]
    follows = [*states[1:], {}]
    return {
        point.count
        for point, state, after in zip(there, states, follows, strict=True)
        if state != after
    }


def _state(home: Path) -> dict[Path, bytes]:
    """All that a new start can read: the files of a home by their place."""
    return {p.relative_to(home): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def _types_on(strokes: Sequence[Stroke], count: int) -> bool:
    """Whether the key after so many strokes is one more letter of the same words."""
    begun = strokes[count - 1].draft
    return begun != "" and count < len(strokes) and strokes[count].draft.startswith(begun)


def _wait_for_draft(home: Path, pressed: float) -> None:
    """Wait until the half-typed words are saved, at most as long as that may take."""
    seen = _drafts(home)
    while _drafts(home) == seen and time.monotonic() < pressed + PROMISED:
        time.sleep(0.005)


def _drafts(home: Path) -> list[tuple[int, int]]:
    """Which files of half-typed words there are: inode and time of change of each."""
    found = []
    for path in home.rglob("*.drafts.json"):
        about = path.stat()
        found.append((about.st_ino, about.st_mtime_ns))
    return found


def look(points: Sequence[Point]) -> None:
    """Look at the disk of each point."""
    faulthandler.dump_traceback_later(HUNG, exit=True)
    strokes = script.full()
    for point in points:
        _look_at_disk(point.home, strokes, point.count, kept_for_sure=point.count)


def resume(point: Point, *, thorough: bool) -> None:
    """Go on, press the next key, kill; `thorough` goes on from there once more."""
    faulthandler.dump_traceback_later(HUNG, exit=True)
    strokes = script.full()
    with ForkedTerminal(_args(point.home), environment(point.home)) as terminal:
        _go_on(terminal, strokes, point.count, point.safe)
        if point.count == len(strokes) or not _same_place(strokes, point):
            return
        following = strokes[point.count]
        terminal.press(following.key)
        # Half-typed words may be shorter now than the script has them.
        seen = thorough and not following.draft
        if seen:
            terminal.wait_for(following.shows)
        terminal.kill()
    sure = point.count + 1 if seen else point.count
    _look_at_disk(point.home, strokes, point.count + 1, kept_for_sure=sure)
    if thorough:
        with ForkedTerminal(_args(point.home), environment(point.home)) as terminal:
            _go_on(terminal, strokes, point.count + 1, "")


def _args(home: Path) -> list[str]:
    """The command line with which people come back."""
    there = home.exists() and open_home(home).parties()
    return ["open", PARTY] if there else []


def _same_place(strokes: Sequence[Stroke], point: Point) -> bool:
    """Whether the next key of the script means the same after a restart as it did before.

    Marks and lines in a dialog are gone then, and half-typed words may be shorter.
    """
    here, following = strokes[point.count - 1], strokes[point.count]
    first = point.count == 1 or strokes[point.count - 2].page != here.page
    return here.page.stays and (first or following.draft != "" or here.keeps is not None)


def _go_on(terminal: Terminal, strokes: Sequence[Stroke], count: int, safe: str) -> None:
    """Come back to the page of a moment, as people would, and look at all that is shown."""
    here = strokes[count - 1]
    _, sealed = played(strokes, count)
    page = here.page
    if not page.stays:
        terminal.wait_for((WELCOME if page is WELCOME else HOME).shows)
        return
    terminal.wait_for(HOME.shows)
    terminal.press("enter")
    if page.reader and not page.over:
        terminal.wait_for(hand_over(page.reader).shows)
        _nothing_of(terminal, sealed, reader="")
        terminal.press(page.reader[0])
    terminal.wait_for(page.shows)
    for before, stroke in pairwise(strokes[:count]):
        if stroke.keeps is not None and before.page == stroke.page == page:
            terminal.wait_for(stroke.keeps.text)
    if here.draft:
        terminal.wait_for(safe)
    _nothing_of(terminal, sealed, reader="" if page.over else page.reader)


def _nothing_of(terminal: Terminal, sealed: Sequence[Kept], reader: str) -> None:
    """Nothing that is sealed was ever sent to this terminal, but for the reader's own words."""
    raw = terminal.raw
    for kept in sealed:
        if kept.by != reader:
            assert kept.text.encode() not in raw, f"{kept} is shown after a restart"


def _look_at_disk(home: Path, strokes: Sequence[Stroke], count: int, *, kept_for_sure: int) -> None:
    """Everything kept is there and goes to those who may read it; nothing is damaged."""
    if not _args(home):
        assert strokes[count - 1].page is WELCOME or kept_for_sure < count
        return
    kept, _ = played(strokes, kept_for_sure)
    opened = any(stroke.opens for stroke in strokes[kept_for_sure:count])
    _, sealed = played(strokes, kept_for_sure)
    seen = {who: _read(home, who) for who in NAMES}
    for words in kept:
        readers = [words.by] if words.by else list(NAMES)
        if words not in sealed:
            readers = list(NAMES)
        for who in readers:
            assert words.text in seen[who], f"{words} is lost to {who} after {count} keys"
    if not opened:
        for words in sealed:
            other = next(who for who in NAMES if who != words.by)
            assert words.text not in seen[other], f"{words} is opened early after {count} keys"
        assert not on_disk(home, [words.text for words in sealed])
    assert not [*home.rglob("*.damaged-*")], f"something is damaged after {count} keys"


def _read(home: Path, who: str) -> str:
    """Everything that one person may read in all conversations, as one text."""
    party = open_home(home).party(PARTY)
    talks = [party.read(card.id, [who]).events for card in party.conversations()]
    return repr(talks)
