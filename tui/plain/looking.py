"""Looking back: the history with a search, a conversation as it was, and all goals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tui.plain.menu import listen
from tui.screens.entries import TALK, Entry, entries
from tui.screens.goal_words import PARTS, goal_note
from tui.screens.story import told
from tui.transcript import transcript
from tui.words import long_day

if TYPE_CHECKING:
    from tui.plain.house import House

PAGE: Final = 15
"""Lines of a history that are said at once."""
_QUESTION: Final = (
    "Words to look for, the number of a conversation to read, + for older lines; Enter goes back."
)
_ENTER: Final = "Enter goes back:"


def history(house: House) -> None:
    """Say what was kept, newest first, until somebody has heard enough."""
    alone = len(house.party.people) == 1
    house.say("\nHistory, the newest first.")
    house.say("Only you." if alone else "Shared history. Private notes are not shown here.")
    found, begin = entries(house.party), 0
    while True:
        _lines(house, found, begin)
        house.say(_QUESTION)
        line = listen(house.console, _QUESTION, "Search:").strip()
        if line in {"", ":back"}:
            return
        if line == "+":
            begin = begin + PAGE if begin + PAGE < len(found) else 0
        elif line.isascii() and line.isdecimal() and len(line) < 6:
            _read(house, found, int(line))
        else:
            found, begin = entries(house.party, line), 0


def _lines(house: House, found: Sequence[Entry], begin: int) -> None:
    """Say some lines, each with its day, what it is and whose."""
    today = house.stamps.today()
    house.say()
    if not found:
        house.say("Nothing was found.")
    for number, entry in enumerate(found[begin : begin + PAGE], start=begin + 1):
        whose = f" ({entry.who})" if entry.who else ""
        kind = "conversation" if entry.kind == TALK else entry.kind
        house.say(f"{number}. {long_day(entry.day, today)}, {kind}: {entry.text}{whose}")
    left = len(found) - begin - PAGE
    if left > 0:
        house.say(f"{left} older lines.")


def _read(house: House, found: Sequence[Entry], number: int) -> None:
    """Say a conversation as it was, as all who sit here may read it. Raises ``StoreError``."""
    entry = found[number - 1] if 0 < number <= len(found) else None
    if entry is None or not entry.conversation:
        house.say("That line has no conversation to read.")
        return
    eyes = [person.id for person in house.party.people]
    sections = transcript(house.party.read(entry.conversation, eyes), eyes)
    part = ""
    for section in sections:
        if section.part and section.part != part:
            house.say(f"\n{section.part}.")
        part = section.part
        house.say(f"\n{section.text}")
        for line in section.entries:
            whose = f"{line.by}: " if line.by else ""
            note = f" ({line.note})" if line.note else ""
            house.say(f"- {whose}{line.text}{note}")
    house.say("\nThat was all that was shared." if sections else "Nothing of it is for all of you.")


def goals(house: House) -> None:
    """Say all goals by where they stand, then wait for Enter."""
    story = told(house.party, house.stamps.today())
    house.say("\nGoals.")
    if not story.goals:
        house.say("No goals yet. A wish becomes one when you sharpen it.")
    for title, states in PARTS:
        of_state = [goal for goal in reversed(story.goals) if goal.state in states]
        if of_state:
            house.say(f"{title}:")
        for goal in of_state:
            level = goal.ladder.now if goal.ladder is not None else None
            rung = "" if level is None else f", level {f'minus {-level}' if level < 0 else level}"
            house.say(f"- {goal.text}, {goal_note(goal, story.today)}{rung}")
    listen(house.console, "Goals.", _ENTER)
