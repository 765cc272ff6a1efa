"""The home of a pair or a group: what is ready, what waits from last time, what was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.actions import Where
from tui.cells import pad, width
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.home_base import HomeBase, part
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.rungs import ends, rungs
from tui.words import ahead, count, day_words, long_day, until, years_ago

if TYPE_CHECKING:
    from tui.screens.outlook import Outlook


_MOST = 4
"""Rows of one part; the rest is counted."""
_YEARS = 2
"""Earlier years that are looked back on."""


class PartyHome(HomeBase):
    """The shared page of two or more people."""

    where = Where.HOME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.HOME)]
    promise = "Shared page. Private notes are not shown here."

    def title_words(self) -> str:
        """Return the names of the party."""
        return self.party.name

    def lines(self, found: Outlook) -> list[Line]:
        """Return the rows of the page."""
        return [
            *part("Ready for you", self.offer_lines(found.offers)),
            *part("Promises", self._promises(found)),
            *self._goals(found),
            *part("Waiting from last time", self._waiting(found)),
            *remembered(found),
            *self._first_time(found),
        ]

    def _promises(self, found: Outlook) -> list[Line]:
        """Return who does what, and how if-then plans went so far."""
        lines = [
            Line(
                p.text,
                lead=p.who,
                aside=p.tally or (until(p.day, found.today) if p.day else ""),
                most=2,
            )
            for p in found.promises[:_MOST]
        ]
        return lines + _rest(len(found.promises), "promise", "promises")

    def _waiting(self, found: Outlook) -> list[Line]:
        """Return the next day and jots."""
        lines = []
        if found.meeting:
            day = long_day(found.meeting, found.today)
            lines.append(Line(day, lead="next time", aside=ahead(found.meeting, found.today)))
        lines += [
            Line(jot.text, lead="jot", aside=day_words(jot.day, found.today) if jot.day else "")
            for jot in found.jots[:_MOST]
        ]
        return lines + _rest(len(found.jots), "jot", "jots")

    def _goals(self, found: Outlook) -> list[Line]:
        """Return goals on their ladders, drafts too."""
        if not found.goals:
            return []
        glyphs = glyphs_of(self)
        shown = found.goals[:_MOST]
        wide = max(width(goal.note) for goal in shown)
        ladders = any(goal.level is not None for goal in shown)
        legend = f"{ends(glyphs)}  {' ' * wide}" if ladders else ""
        rows = [
            Line(
                goal.text,
                aside=f"{rungs(goal.level, glyphs)}  {pad(goal.note, wide)}"
                if ladders
                else goal.note,
            )
            for goal in shown
        ]
        rest = _rest(len(found.goals), "goal", "goals")
        return [heading("Goals", aside=legend), *rows, *rest, BLANK]

    def _first_time(self, found: Outlook) -> list[Line]:
        """Return a sentence for people who have nothing behind them yet."""
        if found.met:
            return []
        return [sentence("What you write, decide and promise will wait for you here.")]


def remembered(found: Outlook) -> list[Line]:
    """Return what is from this day in earlier years, a sentence each."""
    if not found.memories:
        return []
    lines = []
    for memory in found.memories[:_YEARS]:
        words = years_ago(memory.day, found.today)
        lines.append(sentence(f"On this day, {words}: “{memory.text}”", style="", most=2))
    return [*lines, BLANK]


def _rest(number: int, one: str, many: str) -> list[Line]:
    """Return how many more there are than shown."""
    left = number - _MOST
    return [Line(f"and {count(left, one, many)} more", style="$muted")] if left > 0 else []
