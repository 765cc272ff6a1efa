"""The home of some people: what is ready, what waits, what was; and the menu of all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import FlowCard, StoreError
from tui.plain.arriving import arrive
from tui.plain.looking import goals, history
from tui.plain.menu import Way, choose, listen
from tui.screens.jots import jot_promise
from tui.screens.outlook import Outlook, outlook
from tui.screens.suggestions import Offer
from tui.words import ahead, count, long_day, until, years_ago

if TYPE_CHECKING:
    from tui.plain.house import House

_MOST = 4
"""Lines of one kind; the rest is counted."""
_READING = "Reading only, for now. Starting works again when the other one is closed."


def at_home(house: House) -> bool:
    """Offer what there is until somebody leaves; true when other people want to sit here."""
    while True:
        found = outlook(house.party, house.library, house.stamps.today())
        _tell(house, found)
        chosen = choose(house.console, "What would you like to do?", _ways(found))
        if chosen == "who":
            return True
        if chosen == "leave":
            return False
        try:
            _do(house, chosen)
        except StoreError as said:
            house.say(str(said))


def _ways(found: Outlook) -> list[Way]:
    """What can be done: what is ready first."""
    ways = [Way(f"{o.title}: {o.reason.replace(' · ', ', ')}", o) for o in found.offers]
    return [
        *ways,
        Way("All conversations", "flows"),
        Way("History", "history"),
        Way("Goals", "goals"),
        Way("Jot down one line for next time", "jot"),
        Way("Other people", "who"),
        Way("Leave", "leave"),
    ]


def _do(house: House, chosen: object) -> None:
    """Do what was chosen. Raises ``StoreError``."""
    if isinstance(chosen, Offer):
        if house.busy:
            house.say(_READING)
        elif chosen.conversation:
            house.resume(chosen.conversation)
        else:
            arrive(house, chosen.flow)
    elif chosen == "flows":
        _flows(house)
    elif chosen == "history":
        history(house)
    elif chosen == "goals":
        goals(house)
    else:
        _jot(house)


def _tell(house: House, found: Outlook) -> None:
    """Say what waits and what was."""
    alone = len(house.party.people) == 1
    house.say(f"\n{house.party.name}. {long_day(found.today, found.today)}.")
    house.say("Only you." if alone else "Shared page. Private notes are not shown here.")
    if house.busy:
        house.say(house.busy)
    for fault in house.settings.faults[:2]:
        house.say(fault)
    _part(house, "Promises", _promises(found), ("promise", "promises"))
    _part(house, "Goals", [f"{g.text}, {g.note}" for g in found.goals], ("goal", "goals"))
    _part(house, "Jots", [jot.text for jot in found.jots], ("jot", "jots"))
    if found.meeting:
        day = long_day(found.meeting, found.today)
        house.say(f"Next time: {day}, {ahead(found.meeting, found.today)}.")
    for memory in found.memories[:2]:
        house.say(f"On this day, {years_ago(memory.day, found.today)}: “{memory.text}”")
    house.say()


def _part(house: House, title: str, lines: list[str], kinds: tuple[str, str]) -> None:
    """Say some lines under their name; of many only the first."""
    if lines:
        house.say(f"{title}:")
        for line in lines[:_MOST]:
            house.say(f"- {line}")
        if len(lines) > _MOST:
            house.say(f"- and {count(len(lines) - _MOST, *kinds)} more")


def _promises(found: Outlook) -> list[str]:
    """Who does what, until when, or how it went so far."""
    lines = []
    for promise in found.promises:
        whose = f"{promise.who}: " if promise.who else ""
        when = promise.tally or (until(promise.day, found.today) if promise.day else "")
        lines.append(f"{whose}{promise.text}{f', {when}' if when else ''}")
    return lines


def _flows(house: House) -> None:
    """Say all conversations that suit these people, and begin one of them."""
    cards = house.library.cards()
    suit = [card for card in cards if card.suits(len(house.party.people))]
    house.say()
    for card in cards:
        if card.trouble:
            house.say(f"{card.name} has faults: {card.trouble}")
    ways = [Way(_told(card), card.name) for card in suit]
    chosen = choose(house.console, "Which conversation?", [*ways, Way("Back", "")])
    if not chosen:
        return
    if house.busy:
        house.say(_READING)
    else:
        arrive(house, chosen)


def _told(card: FlowCard) -> str:
    """One line about a conversation."""
    own = ", your own" if card.own else ""
    return f"{card.title}{own}, about {card.minutes} minutes. {card.summary}"


def _jot(house: House) -> None:
    """Keep one line for next time. Raises ``StoreError``."""
    people = house.party.people
    house.say(f"\n{jot_promise(people)}")
    question = "What do you want to remember? Enter alone, for nothing."
    house.say(question)
    text = listen(house.console, question, "Jot:").strip()
    if text:
        alone = len(people) == 1
        by = people[0].id if alone else None
        house.party.jot(text, at=house.stamps.now(), by=by, private=alone)
        house.say("Kept for next time.")
