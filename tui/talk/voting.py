"""Votes, each alone: dots, ranked points or thumbs."""

from __future__ import annotations

import json
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from flows import events as ev
from flows import pages as p
from tui.actions import Where
from tui.keymap import bindings_for
from tui.look import glyphs_of
from tui.modals.dialog import Words
from tui.talk.order_list import OrderList
from tui.talk.page import TalkPage
from tui.talk.thumbs import ThumbList
from tui.widgets.dots import DotsList
from tui.widgets.messages import Marked, Picked


class VotePage(TalkPage):
    """Space gives, Backspace takes back, Ctrl+D is done. What is left to give is the only number."""

    where = Where.DOTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Where.DOTS)]
    focus_on = "#list"

    def voting(self) -> p.Voting:
        """Return what is voted on."""
        body = self.view.body
        assert isinstance(body, p.Voting)
        return body

    def body(self) -> list[Widget]:
        """Return the words above, the list, and a word on the number."""
        voting = self.voting()
        return [self.prompt(voting.text), self._list(), Words(self._hint(voting), classes="hint")]

    def _list(self) -> DotsList | OrderList | ThumbList:
        voting, given = self.voting(), self._given()
        rows = [entry.text for entry in voting.entries]
        values = [given.get(entry.id, 0) for entry in voting.entries]
        match voting.mode:
            case "dots":
                return DotsList(rows, voting.budget, most_each=voting.most, given=values, id="list")
            case "points":
                taken = sorted((i for i, n in enumerate(values) if n), key=lambda i: -values[i])
                return OrderList(rows, most=voting.budget, order=taken, id="list")
            case "thumbs":
                return ThumbList(rows, given=values, id="list")

    def _given(self) -> dict[str, int]:
        """What was given before, or half given before a crash."""
        draft = self.draft()
        try:
            found = json.loads(draft) if draft else dict(self.voting().given)
        except ValueError:
            return {}
        return {str(k): v for k, v in found.items() if isinstance(v, int)}

    def _hint(self, voting: p.Voting) -> str:
        if voting.mode == "points":
            return f"Take up to {voting.budget}, the best first."
        if voting.mode == "thumbs":
            return "Space: thumb up, level, down."
        if voting.suggested:
            return f"Up to {voting.budget} dots. Several on one line are fine."
        return "Several on one line are fine."

    def side_note(self) -> str:
        """Return what is left to give."""
        rows = self.query("#list")
        found = rows.first() if rows else None
        if isinstance(found, DotsList):
            vote = glyphs_of(self).vote_left
            return f"{vote} {found.left} of {self.voting().budget} left"
        return ""

    @on(Marked)
    def _remember(self, event: Marked) -> None:
        event.stop()
        self.remember(json.dumps(self._votes()))
        self.fill_frame()

    @on(Picked)
    def _enter(self, event: Picked) -> None:
        event.stop()
        self.say("Space gives, Backspace takes back, Ctrl+D is done.")

    def _votes(self) -> dict[str, int]:
        """The votes as they stand, by entry."""
        ids = [entry.id for entry in self.voting().entries]
        rows = self.query_one("#list")
        if isinstance(rows, OrderList):
            most = self.voting().budget
            return {ids[row]: most - at for at, row in enumerate(rows.order)}
        assert isinstance(rows, DotsList | ThumbList)
        return {entry: n for entry, n in zip(ids, rows.given, strict=True) if n}

    async def do_done(self) -> None:
        """Keep the votes."""
        await self.act(ev.Answered, value=self._votes())

    do_next = do_done
