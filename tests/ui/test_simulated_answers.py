"""What invented people press for letters, statements and scales; how a reader shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from flows import events as ev
from flows import pages as p
from flows.smart import assess
from flows.values import Item
from tests.unit.talk import flow_of
from tui.sentences import lead_of
from tui.simulated import company, play, respond, talk
from tui.simulated.keys import keys_for
from tui.transcript import transcript

AT = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
TODAY = date(2026, 6, 14)
STEPS = """\
  - ask: goal
    who: all
    type: line
    aid: smart
    text: Say it
  - ask: promised
    who: all
    type: choice
    text: The landlord
    options: [kept: kept, open: still open]
    keys: [k, o]
  - ask: level
    who: all
    type: scale
    min: 1
    max: 2
    labels: {2: a little more}
    text: Where are you?
  - ask: ladder
    who: all
    type: scale
    min: -2
    max: 2
    labels: {2: far above}
    text: And now?
  - form: plan
    who: all
    text: The plan
    fields:
      - if_: {text: When, type: line}
      - then: {text: then we, type: line}
      - owner: {text: Who, type: choice, options: [both: both of you]}
  - end: done
    text: Bye
"""


def page(body: p.Body) -> p.Page:
    return p.Page("Trial", (), "here", body, "", None, ("Sam", "Noa"))


def test_an_answer_with_a_letter_takes_one_key() -> None:
    options = (Item("kept", "kept"), Item("open", "still open"))
    body = p.Asking("The landlord", "choice", options, keys=("k", "o"))
    answered = ev.Answered(at=AT, place="here", by="sam", value="open")
    assert keys_for(page(body), [answered]) == ("o",)


def test_a_statement_says_what_exactly_how_and_until_when() -> None:
    body = p.Asking("Say it", "line", aid="smart")
    for order in range(2):
        (event,) = respond(page(body), at=AT, today=TODAY, order=order)
        assert isinstance(event, ev.Answered)
        found = assess(str(event.value))
        assert all(letter.met for _, letter in found.letters)


@pytest.mark.parametrize("seed", range(3))
def test_a_scale_below_zero_is_answered_within_it(seed: int) -> None:
    body = p.Asking("Where?", "scale", least=-2, most=2)
    (event,) = respond(page(body), at=AT, today=TODAY, seed=seed)
    assert isinstance(event, ev.Answered)
    assert event.value in range(-2, 3)
    keys = keys_for(page(body), [event])
    assert (keys[0], keys.count("right"), keys[-1]) == ("home", int(str(event.value)) + 2, "enter")


def test_a_reader_sees_signs_words_and_sentences() -> None:
    over = play(talk(flow_of(STEPS), company(1)))
    events = list(over.events)
    said = {e.place: e.value for e in events if isinstance(e, ev.Answered)}
    shown = {one.text: [entry.text for entry in one.entries] for one in transcript(over, ["sam"])}
    assert shown["The landlord"] == [{"kept": "kept", "open": "still open"}[str(said["promised"])]]
    level = {1: "1", 2: "2, a little more"}[int(str(said["level"]))]
    assert shown["Where are you?"] == [level]
    ladder = int(str(said["ladder"]))
    words = {-2: "-2", -1: "-1", 0: "0", 1: "+1", 2: "+2, far above"}[ladder]
    assert shown["And now?"] == [words]
    (plan,) = shown["The plan"]
    assert plan.startswith("if ")
    assert ", then we " in plan
    assert plan.endswith(", both of you")


@pytest.mark.parametrize(
    ("id", "label", "lead"),
    [
        ("if_", "When", "if"), ("then", "then we", "then we"), ("act", "Then I will", "then I will"),
        ("trigger", "If", "if"), ("what", "What", ""), ("if_", "If it is like this", "if"),
        ("then", "", "then"), ("x", "", ""),
    ],
)  # fmt: skip
def test_the_halves_of_a_plan_are_known_by_id_or_label(id: str, label: str, lead: str) -> None:
    assert lead_of(id, label) == lead
