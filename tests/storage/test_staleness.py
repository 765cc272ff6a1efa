"""Which acts of two terminals collide: one test for each kind of neighbourhood."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows import events as ev
from flows.people import Person
from store.staleness import collides
from tests.unit.talk import NOA, ROOM, SAM, Talk, flow_of

FLOW = """\
  - notes: list
    text: Ours
  - group: themes
    of: list
    text: Sort
  - end: over
"""


def sorting(people: tuple[Person, ...]) -> Talk:
    """A conversation of these people."""
    return Talk(flow_of(FLOW), people)


def put(*items: str, by: str = "sam") -> ev.Grouped:
    """Somebody puts notes into a theme."""
    at = sorting((SAM, NOA)).now.state.started.at + timedelta(seconds=9)
    return ev.Grouped(at=at, by=by, place="themes", items=items, theme="t", name="T")


def said(kind: type[ev.Done | ev.Passed], by: str) -> ev.Event:
    """Somebody is through with the themes."""
    return kind(at=put().at, by=by, place="themes")


def undone(by: str) -> ev.Event:
    """Somebody takes the last act back."""
    return ev.Undone(at=put().at, by=by, place="themes")


def test_other_notes_may_be_sorted_at_the_same_time() -> None:
    pair = sorting((SAM, NOA)).now
    assert not collides(pair, put("a"), [put("b", by="noa")])
    assert collides(pair, put("a", "b"), [put("b", by="noa")])
    assert collides(pair, put("a"), [put("b", by="noa"), undone("noa")])


def test_in_a_led_room_the_last_one_wins() -> None:
    assert not collides(sorting(ROOM).now, put("a"), [put("a", by="noa")])


@pytest.mark.parametrize("kind", [ev.Done, ev.Passed])
def test_in_a_led_room_each_is_through_for_themselves(
    kind: type[ev.Done | ev.Passed],
) -> None:
    room, pair = sorting(ROOM).now, sorting((SAM, NOA)).now
    assert not collides(room, said(kind, "sam"), [said(kind, "noa"), put("a", by="noa")])
    assert not collides(room, put("a"), [said(kind, "noa")])
    assert collides(pair, said(kind, "sam"), [said(kind, "noa")])
