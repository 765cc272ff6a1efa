"""The home of one person alone: reflect first, the week, jots, this day in other years."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from flows.people import PersonId
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.screens.home import remembered
from tui.screens.home_base import HomeBase, part
from tui.screens.lines import BLANK, Line, sentence
from tui.words import WEEKDAYS, count, day_words, until

_MOST = 3

if TYPE_CHECKING:
    from tui.screens.outlook import Outlook


class SoloHome(HomeBase):
    """The private page of one person."""

    where = Where.SOLO
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.SOLO)]
    promise = "Only you."

    def title_words(self) -> str:
        """Return whose page it is."""
        return f"{self.party.name}, private"

    def author(self) -> PersonId | None:
        """Return whose a jot is: theirs alone."""
        return self.party.people[0].id

    def lines(self, found: Outlook) -> list[Line]:
        """Return the rows of the page."""
        jots = [
            Line(jot.text, aside=day_words(jot.day, found.today) if jot.day else "")
            for jot in found.jots[:_MOST]
        ]
        if len(found.jots) > _MOST:
            jots.append(Line(f"and {len(found.jots) - _MOST} more", style="$muted"))
        goals = [Line(goal.text, aside=goal.note) for goal in found.goals[:_MOST]]
        promises = [
            Line(p.text, aside=until(p.day, found.today) if p.day else "")
            for p in found.promises[:_MOST]
        ]
        return [
            *part("Ready for you", self.offer_lines(found.offers)),
            *self._week(found),
            *part(f"{count(len(found.jots), 'jot', 'jots')} waiting", jots),
            *part("To do", promises),
            *part("Goals", goals),
            *remembered(found),
            *([] if found.met else [sentence("What you write is kept here, for you.")]),
        ]

    def _week(self, found: Outlook) -> list[Line]:
        """Return the days of this week, and on which something was written; nothing is counted."""
        glyphs = glyphs_of(self)
        monday = found.today - timedelta(days=found.today.weekday())
        days = [monday + timedelta(days=number) for number in range(7)]
        signs = [
            glyphs.vote if day in found.written else glyphs.dot if day <= found.today else " "
            for day in days
        ]
        return [
            Line(" ".join(name[0] for name in WEEKDAYS), lead="This week"),
            Line(
                " ".join(signs), lead=" ", more="days on which you wrote" if found.written else ""
            ),
            BLANK,
        ]
