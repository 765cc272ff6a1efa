"""Scripted talks about a goal, all in short form: `sharpen`, `action-plan` and `check-in`.

Each begins on its page of arriving and ends on the home.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tests.journeys.replies import (
    Reply,
    in_turn,
    key,
    line,
    note,
    number,
    passed,
    pasted,
    pick,
    privately,
    text,
    turn,
    yes,
)
from tests.journeys.strokes import ARRIVE, HOME, READY, Order, Page, Stroke, both, hand_over, to
from tests.unit.library.sitting import PASS

GOAL = "practise a marimba duet"
"""What they are going to do, the first words of the goal."""
STEP = "restring the zither"
"""The promise of one of them."""
PLAN = ("the kettle sings", "lift our mallets")
"""The promise of both: if this, then we do that."""
IN_WAY = "a marmot hid them"
"""Why it did not come to it."""


# What they have in common


def short_form(then: Page) -> Iterator[Stroke]:
    """Choose the short form and begin, both being here."""
    yield Stroke("down", ARRIVE, "> [x]  Noa")
    yield Stroke("down", ARRIVE, "> (•)")
    yield Stroke("down", ARRIVE, "> ( )")
    yield Stroke("space", ARRIVE, "> (•)")
    yield to("enter", then)


def agreed(order: Order) -> Iterator[Stroke]:
    """Each says yes, from the first hand-over to the page that says so."""
    replies = {who: [yes] for who in order}
    yield from privately(order, ["how far do you agree?"], replies, Page("Agreed."))


def close(order: Order, lines: Mapping[str, str], when: Reply, says: str) -> Iterator[Stroke]:
    """The close from its first page to the home: a next day and a line each; `says` ends it."""
    asked = [
        ("What did you decide today?", passed),
        ("Who does what, until when?", passed),
        ("When do you sit down together again?", when),
    ]
    opened = Page("One line each.")
    yield from in_turn(asked, hand_over(order[0]))
    replies = {who: [line(words)] for who, words in lines.items()}
    yield from privately(order, ["one line you take with you"], replies, opened)
    yield Stroke("enter", opened, "opened 1 of 2")
    yield Stroke("enter", opened, "opened 2 of 2")
    yield to("n", Page(says))
    yield to("n", HOME)


# The conversations


def wish(due: str, first: str) -> Iterator[Stroke]:
    """`sharpen` from arriving until both are to say the sentence back; `first` begins."""
    asked: list[tuple[str, Reply]] = [
        ("What do you wish for?", line("more music")),
        ("Where does it belong?", pick(1)),
        ("How far ahead is it?", pick(1)),
        ("S. What exactly", line(GOAL)),
        ("M. How will you know", line("three pieces by heart")),
        ("T. Until when?", line(due)),
        ("T. How often", line("every week")),
        ("that each of you would sign", key("ctrl+d")),
    ]
    yield from short_form(Page(asked[0][0]))
    yield from in_turn(asked, hand_over(first))


BACK = "Say it in other words"
"""The question that both answer before a wording stands."""
OWN_WORDS = {"sam": [text("zeppelin lullabies")], "noa": [text("juniper rondo")]}
"""How each of them says it."""


def adopt(order: Order, when: Reply, due: Reply | None = None) -> Iterator[Stroke]:
    """`sharpen` from what was said back to the home: numbers, two times yes, the close.

    `due` is what they say when the day of the goal has gone by; without it, it has not.
    """
    said, same, gap = Page("zeppelin"), Page("Do you mean the same?"), Page("Ask the lower number")
    yield from both(READY, said)
    yield to("n", same)
    yield to("enter", hand_over(order[0]))
    rulers = ["How important is it to you?", "How sure are you"]
    numbers = {"sam": [number(9), number(7)], "noa": [number(8), number(8)]}
    yield from privately(order, rulers, numbers, gap)
    if due is None:
        yield to("n", hand_over(order[0]))
    else:
        gone = Page("and that day has gone by")
        yield to("n", gone)
        yield from due(gone, hand_over(order[0]))
    yield from agreed(order)
    yield to("n", Page("What did you decide today?"))
    yield from close(
        order, {"sam": "ukulele", "noa": "didgeridoo"}, when, "It is yours from now on"
    )


def sharpen(order: Order) -> Iterator[Stroke]:
    """From a wish to a goal that both said yes to."""
    yield from wish("in 3 months", order[0])
    for who, after in zip(order, (hand_over(order[1]), READY), strict=True):
        yield from turn(who, [BACK], OWN_WORDS[who], after)
    yield from adopt(order, line("friday"))


def plan(order: Order) -> Iterator[Stroke]:
    """`action-plan`: one step of Noa's until friday, one sentence for both."""
    could = {"sam": [note("borrow a balafon")], "noa": [note("zither strings")]}
    read, steps, again = Page("Read all of it"), Page("Which steps do you take?"), Page("IF a time")
    review = Page("When do you look at this plan again?")
    yield from short_form(hand_over(order[0]))
    yield from privately(order, ["What could you do for it"], could, read)
    yield Stroke("enter", read, "opened 1 of 2")
    yield Stroke("enter", read, "opened 2 of 2")
    yield to("n", steps)
    yield Stroke(pasted(STEP), steps, f"What        {STEP}")
    yield to("enter", steps)
    yield Stroke("n", steps, "(•) Noa")
    yield to("enter", steps)
    yield Stroke("friday", steps, "→ Friday ")
    yield Stroke("enter", steps, "First move  (may stay empty)")
    yield to("enter", steps)
    yield Stroke("enter", steps, f"✓ {STEP}   Noa")
    yield to("ctrl+d", again)
    yield Stroke(pasted(PLAN[0]), again, f"IF         {PLAN[0]}")
    yield to("enter", again)
    yield Stroke(pasted(PLAN[1]), again, f"THEN WILL  {PLAN[1]}")
    yield to("enter", again)
    yield Stroke("w", again, "(•) We")
    yield Stroke("enter", again, f"✓ IF {PLAN[0]}")
    yield to("ctrl+d", review)
    yield from passed(review, hand_over(order[0]))
    yield from agreed(order)
    yield to("n", Page("What did you decide today?"))
    lines = {"sam": "glockenspiel", "noa": "bandoneon"}
    yield from close(order, lines, line("friday"), "Check-in asks")


def arriving(order: Order) -> Iterator[Stroke]:
    """`check-in` from arriving to the first promise: moods, how close, a win and a setback."""
    moods = {
        "sam": [line("calm warm quokka"), number(8)],
        "noa": [line("sleepy narwhal"), number(6)],
    }
    since = {
        "sam": [line("wombat waltz"), line("leaky zamboni")],
        "noa": [line("kumquat jam"), passed],
    }
    arrived, sides = Page("Ask, before you go on"), Page("Both belong here")
    yield from short_form(hand_over(order[0]))
    asked = ["How are you, in three words?", "How close do you feel"]
    yield from privately(order, asked, moods, arrived)
    yield to("n", hand_over(order[0]))
    yield from privately(order, ["A win since last time", "And a setback"], since, sides)
    yield to("n", FIRST)


FIRST, SECOND = Page("1 of 2, since"), Page("2 of 2, since")
"""The pages of the two promises in `check-in`."""


def missed(order: Order) -> Iterator[Stroke]:
    """`check-in` from a second promise that it did not come to, to the home."""
    asked: list[tuple[str, Reply]] = [
        (SECOND.shows, key("m")),
        ("This is what it is for", key("n")),
        ("What got in the way?", line(IN_WAY)),
        ("And now?", key("a")),
    ]
    yield from in_turn(asked, hand_over(order[0]))
    thanks = {"sam": [line("for the pomelo")], "noa": [line("for the sudoku")]}
    read = Page("Read it aloud")
    yield from privately(order, ["Thank the other"], thanks, read)
    yield Stroke("enter", read, "opened 1 of 2")
    yield Stroke("enter", read, "opened 2 of 2")
    yield to("n", Page("What did you decide today?"))
    yield from close(
        order, {"sam": "tambura", "noa": "celesta"}, line("friday"), "2 promises looked at"
    )


# The same evening without a terminal, for `tests.storage.year`


def sharpened(monday: date) -> Mapping[str, Any]:
    """What they say in `sharpen`."""
    return _closing(monday) | {
        "wish": "more music", "sphere": "private life", "horizon": "short", "what": GOAL,
        "seen": "three pieces by heart", "until": (monday + timedelta(days=90)).isoformat(),
        "rhythm": "every week", "statement": f"{GOAL}, three pieces by heart, every week",
        "back": {"sam": "zeppelin lullabies", "noa": "juniper rondo"}, "same": "yes",
        "importance": {"sam": 9, "noa": 8}, "confidence": {"sam": 7, "noa": 8},
    }  # fmt: skip


def planned(monday: date) -> Mapping[str, Any]:
    """What they say in `action-plan`; steps here are the plan's, the close has none."""
    friday = (monday + timedelta(days=4)).isoformat()
    joint = {"trigger": PLAN[0], "act": PLAN[1], "owner": "both"}
    return _closing(monday) | {
        "could": {"sam": ["borrow a balafon"], "noa": ["zither strings"]},
        "steps": ({"what": STEP, "owner": "Noa", "due": friday},),
        "sentences": (joint,), "review": PASS, "close/steps": PASS,
    }  # fmt: skip


def _closing(monday: date) -> dict[str, Any]:
    """Two times yes, nothing else decided, and friday as the next day."""
    friday = (monday + timedelta(days=4)).isoformat()
    lines = {"sam": "ukulele", "noa": "didgeridoo"}
    yes_to_all = {"sam": "yes", "noa": "yes"}
    return {
        "settled": yes_to_all, "decided": PASS, "steps": PASS, "next": friday, "takeaway": lines,
    }  # fmt: skip
