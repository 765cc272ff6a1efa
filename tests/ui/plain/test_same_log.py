"""Simulated people leave the same log in the plain face as without any face.

The ordinary tests play every flow for two in full and alone in its short form; the other way round
it is played by `make faces`, and without a face in `test_simulated_people`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from flows import Conversation
from flows import events as ev
from flows.records import Record
from flows.turns import Need
from store import Library
from tests.ui.plain.table import played
from tests.unit.library.sitting import a_goal
from tui.screens.kept import quick_minutes
from tui.simulated import company, play, talk


def sittings() -> Iterator[tuple[str, int, bool]]:
    """Every bundled flow, alone and as a pair as far as it is for so many, in full and quick."""
    library = Library()
    for card in library.cards():
        counts = {min(max(people, card.least), card.most) for people in (1, 2)}
        short = quick_minutes(library.load(card.name)) is not None
        for count in sorted(counts):
            for quick in (False, True) if short else (False,):
                yield card.name, count, quick


def a_goal_there(need: Need) -> tuple[Record, ...]:
    """One goal lies in the history, for flows that are about one."""
    return (a_goal(),) if need.kind == "goal" else ()


def always() -> Iterator[tuple[str, int, bool]]:
    """Those that the ordinary tests play; flows for one number of people in every form."""
    there = list(sittings())
    for name, people, quick in there:
        forms = {form for flow, count, form in there if (flow, count) == (name, people)}
        numbers = {count for flow, count, _ in there if flow == name}
        if len(numbers) == 1 or len(forms) == 1 or quick == (people == 1):
            yield name, people, quick


def same_log(name: str, people: int, *, quick: bool) -> None:
    """Play a flow without a face and on lines, and compare the logs."""
    begun = talk(Library().load(name), company(people), quick=quick)
    seed = len(name) % 3
    headless = play(begun, seed, records=a_goal_there)
    plain, _ = played(begun, a_goal_there, seed)
    assert plain.status == "finished"
    assert plain.events == by_somebody(headless)
    assert {one.id for one in company(people)} <= {event.by for event in plain.events}


@pytest.mark.parametrize(("name", "people", "quick"), always())
def test_the_plain_face_leaves_the_log_that_no_face_leaves(
    name: str, people: int, quick: bool
) -> None:
    same_log(name, people, quick=quick)


@pytest.mark.faces
@pytest.mark.parametrize(("name", "people", "quick"), sorted({*sittings()} - {*always()}))
def test_every_flow_leaves_the_same_log_on_lines(name: str, people: int, quick: bool) -> None:
    same_log(name, people, quick=quick)


def by_somebody(over: Conversation) -> tuple[ev.Event, ...]:
    """The log; what one who is alone does together with nobody is their own act at a keyboard."""
    alone = len(over.people) == 1
    acts = (ev.Started, ev.Recalled)
    return tuple(
        replace(event, by=over.people[0].id) if alone and not isinstance(event, acts) else event
        for event in over.events
    )
