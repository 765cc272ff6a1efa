"""Votes, each alone: dots, ranked points or thumbs, all of them in one line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from flows import events as ev
from flows import pages as p
from tui.plain.lists import numbered, numbers, only, parted, quoted_by
from tui.plain.page import PlainPage

_UP_DOWN = {"+": 1, "-": -1}


class VotePage(PlainPage[p.Voting]):
    """Numbers of the list say where the dots go."""

    commands = frozenset({"done", "clear"})

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.begun = self._typed(self._given())

    def _given(self) -> dict[str, int]:
        """What was given before, or half given before a crash."""
        draft = self.talk.seat.draft(self.view)
        try:
            found = json.loads(draft) if draft else dict(self.body.given)
        except ValueError:
            return {}
        return {str(k): v for k, v in found.items() if isinstance(v, int)}

    def _typed(self, given: dict[str, int]) -> str:
        """Votes as they would be typed."""
        ids = [entry.id for entry in self.body.entries]
        rows = {ids.index(entry): n for entry, n in given.items() if n and entry in ids}
        words: list[str] = []
        match self.body.mode:
            case "dots":
                words = [str(row + 1) for row in sorted(rows) for _ in range(rows[row])]
            case "points":
                words = [str(row + 1) for row in sorted(rows, key=lambda row: -rows[row])]
            case "thumbs":
                words = [f"{'+' if rows[row] > 0 else '-'}{row + 1}" for row in sorted(rows)]
        return " ".join(words)

    def above(self) -> Sequence[str]:
        """Return what leads up to the question, and the list."""
        above, _ = parted(self.body.text)
        listed = "\n".join(numbered([quoted_by(e.text, e.author) for e in self.body.entries]))
        return [part for part in (above, listed) if part]

    def hint(self) -> str:
        """Return how votes are typed."""
        voting = self.body
        match voting.mode:
            case "points":
                return f"Type up to {voting.budget} numbers, the best first, such as 2 1."
            case "thumbs":
                return "Type +1 for a thumb up, -3 for a thumb down; the rest stays level."
            case "dots":
                most = f", at most {voting.most} on one line" if voting.most else ""
                return (
                    f"There are {voting.budget} dots{most}; leave some if you like. Type a number for "
                    "each dot; the same number twice gives two."
                )

    def question(self) -> str:
        """Return what is voted on."""
        return parted(self.body.text)[1]

    def prompt(self) -> str:
        """Return what stands before the numbers."""
        return {"dots": "Dots:", "points": "Order:", "thumbs": "Thumbs:"}[self.body.mode]

    def words_begun(self, *, edits: bool) -> str:
        """Return what was given so far."""
        return f"Given so far: {self.begun}. Enter alone keeps it." if self.begun else ""

    def draft(self) -> str:
        """Return the votes so far, as the full screen keeps them too."""
        votes = self._votes(self.begun) if self.begun else None
        if votes is None or votes == {k: v for k, v in self.body.given.items() if v}:
            return ""
        return json.dumps(votes)

    def take(self, text: str) -> None:
        """Keep the votes."""
        if not text.strip():
            self.say("Nothing is given yet. :done gives nothing.")
            return
        votes = self._votes(text)
        if votes is not None and not self.act(ev.Answered, value=votes):
            self.begun = text.strip()

    def do_done(self, text: str) -> None:
        """Keep the votes as they stand, none at all included."""
        self.act(ev.Answered, value=self._votes(self.begun) or {})

    def do_clear(self, text: str) -> None:
        """Begin anew."""
        super().do_clear(text)

    def _votes(self, text: str) -> dict[str, int] | None:
        """The votes that a line says; ``None``, with the reason said, when it says none."""
        voting, ids = self.body, [entry.id for entry in self.body.entries]
        if voting.mode == "thumbs":
            return self._thumbs(text)
        rows = numbers(text, len(ids))
        if rows is None:
            self.say(only(len(ids)))
        elif voting.mode == "points" and len(set(rows)) < len(rows):
            self.say("Each number once, please.")
        elif voting.mode == "points" and len(rows) > voting.budget:
            self.say(f"At most {voting.budget} numbers, please.")
        elif voting.mode == "points":
            return {ids[row]: voting.budget - at for at, row in enumerate(rows)}
        elif len(rows) > voting.budget:
            self.say(f"There are {voting.budget} dots, and you gave {len(rows)}.")
        else:
            return {ids[row]: count for row, count in sorted(Counter(rows).items())}
        return None

    def _thumbs(self, text: str) -> dict[str, int] | None:
        """Thumbs such as `+1 -3`."""
        votes: dict[str, int] = {}
        for word in text.replace(",", " ").replace("−", "-").split():
            rows = numbers(word[1:], len(self.body.entries))
            if word[0] not in _UP_DOWN or not rows:
                self.say("Please type + or - before each number, such as +1 -3.")
                return None
            votes[self.body.entries[rows[0]].id] = _UP_DOWN[word[0]]
        return votes
