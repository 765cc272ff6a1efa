"""Keys of a script: what each does, whose page it is on, what it keeps.

`Stroke` is one key with what must be true once it has had its effect. Journeys play strokes on a
real terminal, and know from them at any point what has to be on the disk and who may read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as people know it."""

    shows: str
    """Words that stand on this page and on no other of the script."""
    reader: str = ""
    """Who alone reads it; empty for all together."""
    over: bool = False
    """Whether it asks to hand over to the reader, or asks both to be ready: nobody's words."""
    stays: bool = True
    """Whether a restart comes back to it; else it comes back to the home."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that somebody keeps."""

    text: str
    """The words."""
    by: str
    """Whose they are; empty for both."""
    sealed: bool
    """Whether they wait for an opening."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key."""

    key: str
    """As `Terminal.press` names it."""
    page: Page
    """Where the key leads, or stays."""
    shows: str
    """What stands on the screen once the key has had its effect."""
    draft: str = ""
    """What stands half typed in the page's field then, if the page keeps half-typed words."""
    keeps: Kept | None = None
    """What the key keeps."""
    opens: bool = False
    """Whether it opens everything that was sealed."""


WELCOME = Page("Who will write here?", stays=False)
HOME = Page("Ready for you", stays=False)
ARRIVE = Page("Nothing is stored before you press Enter", stays=False)
READY = Page("Both are done.", over=True)

Order: TypeAlias = tuple[str, str]
"""Ids of the two people, in the order in which they write."""
NAMES = {"sam": "Sam", "noa": "Noa"}


def hand_over(to: str) -> Page:
    """The page that asks for somebody."""
    return Page(f"Please hand over to  {' '.join(NAMES[to].upper())}", reader=to, over=True)


def typed(page: Page, text: str, *, field: bool = True, draft: bool = True) -> Iterator[Stroke]:
    """Letters into the field of a page, or, without one, into a page of text."""
    for end in range(1, len(text) + 1):
        begun = text[:end]
        shows = (f"> {begun}" if field else begun).rstrip()
        yield Stroke(begun[-1], page, shows, draft=begun if draft else "")


def line(
    page: Page, text: str, then: Page, *, shows: str = "", sealed: bool = False
) -> Iterator[Stroke]:
    """A line with Enter."""
    yield from typed(page, text)
    yield Stroke("enter", then, shows or then.shows, keeps=Kept(text, page.reader, sealed))


def to(key: str, then: Page, shows: str = "") -> Stroke:
    """A key that leads to another page."""
    return Stroke(key, then, shows or then.shows)


def both(page: Page, then: Page) -> Iterator[Stroke]:
    """Both are ready, and it opens."""
    yield Stroke("s", page, "[ ready   ]")
    yield Stroke("n", then, then.shows, opens=True)


def played(strokes: Sequence[Stroke], count: int) -> tuple[list[Kept], list[Kept]]:
    """After the first `count` strokes: everything kept, and what of it is still sealed."""
    kept: list[Kept] = []
    sealed: list[Kept] = []
    for stroke in strokes[:count]:
        if stroke.keeps is not None:
            kept.append(stroke.keeps)
            if stroke.keeps.sealed:
                sealed.append(stroke.keeps)
        if stroke.opens:
            sealed = []
    return kept, sealed
