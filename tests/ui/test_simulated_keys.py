"""What simulated people do can be done with keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from flows import events as ev
from flows import pages as p
from store import Library
from tests.ui.simulated import AT, FLOWS, OPTIONS, a_goal_there, page
from tui.simulated import NOA, SAM, company, talk, watch
from tui.simulated.fingers import Burst
from tui.simulated.keys import keys_for, presses_for


def answered(value: Any) -> list[ev.Event]:
    """An answer to whatever is asked."""
    return [ev.Answered(at=AT, place="here", by="sam", value=value)]


def test_keys_of_questions() -> None:
    def keys(kind: Any, value: Any, **more: Any) -> str:
        asking = p.Asking(
            "?", kind, OPTIONS if kind in {"choice", "choices", "rank"} else (), **more
        )
        return " ".join(keys_for(page(asking), answered(value)))

    assert keys("line", "tea") == "t e a enter"
    assert keys("text", "tea") == "t e a ctrl+d"
    assert keys("number", 2.5) == "2 . 5 enter"
    assert keys("date", "2026-06-21") == "2 0 2 6 - 0 6 - 2 1 enter"
    assert keys("yesno", True) == "1 enter"
    assert keys("yesno", False) == "2 enter"
    assert keys("scale", 3, least=1, most=5) == "home right right enter"
    assert keys("choice", "c") == "down down enter"
    assert keys("choice", "b", answer="c") == "up enter"
    assert keys("choices", ("a", "c")) == "space down down space ctrl+d"
    assert keys("rank", ("c", "a", "b")) == "down down space up up space down space ctrl+d"


def test_what_stands_in_a_field_is_cleared_first() -> None:
    def keys(asking: p.Asking | p.Filling, value: Any) -> str:
        return " ".join(keys_for(page(asking), answered(value)))

    assert keys(p.Asking("?", "line", start="old"), "tea") == "ctrl+u t e a enter"
    assert keys(p.Asking("?", "number", answer=2), 7) == "ctrl+u 7 enter"
    assert keys(p.Asking("?", "text", start="o\nk"), "a\nb") == (
        "shift+up shift+up backspace a enter b ctrl+d"
    )
    fields = (p.FieldView("what", "What", "line"),)
    once = p.Filling("?", fields, ({"what": "old"},), many=False, most=1)
    assert keys(once, ({"what": "new"},)) == "ctrl+u n e w enter"
    assert keys(replace(once, many=True, most=3), ({"what": "x"},)) == "x enter ctrl+d"


def test_a_text_is_one_piece_for_who_pastes() -> None:
    asking = page(p.Asking("?", "text"))
    assert presses_for(asking, answered("a\nb")) == (Burst("a\nb"), "ctrl+d")
    assert presses_for(asking, answered("")) == ("ctrl+d",)


def test_keys_of_votes_forms_and_degrees() -> None:
    def vote(mode: Any, given: dict[str, int]) -> str:
        voting = p.Voting("?", OPTIONS, mode, 4, 3, {}, suggested=True)
        return " ".join(keys_for(page(voting, SAM), answered(given)))

    assert vote("dots", {"b": 2, "a": 1, "c": 0}) == "space down space space ctrl+d"
    assert vote("points", {"c": 2, "a": 1}) == "down down space up up space ctrl+d"
    assert vote("thumbs", {"a": 1, "b": -1}) == "space down space space ctrl+d"
    fields = (
        p.FieldView("what", "What", "line"),
        p.FieldView("kind", "Kind", "choice", OPTIONS),
        p.FieldView("sure", "Sure", "yesno"),
        p.FieldView("much", "Much", "number", optional=True),
    )
    row = {"what": "x", "kind": "b", "sure": True, "much": 1.5}
    once = p.Filling("?", fields, (), many=False, most=1)
    assert "".join(keys_for(page(once), answered((row,)))) == "xenterBreadenteryesenter1.5enter"
    many = replace(once, many=True, most=3)
    left = {"what": "x", "kind": "b", "sure": False}
    assert keys_for(page(many), answered((left,)))[-3:] == ("enter", "enter", "ctrl+d")

    def judge(degree: Any, wish: str = "") -> str:
        event = ev.Judged(at=AT, place="here", by="sam", degree=degree, wish=wish)
        return " ".join(keys_for(page(p.Judging("?", None, ""), SAM), [event]))

    assert judge("yes") == "1 enter"
    assert judge("wish", "ok") == "2 enter o k enter"
    assert judge("not_yet") == "3 enter escape"
    assert judge("no", "a") == "4 enter a enter"
    assert keys_for(page(p.Consenting("?", None), SAM), answered(False)) == ("2", "enter")


def test_keys_of_grouping() -> None:
    def grouped(theme: str, *items: str, name: str = "") -> ev.Event:
        return ev.Grouped(at=AT, place="here", items=items, theme=theme, name=name)

    notes = tuple((option, "") for option in OPTIONS)
    body = p.Grouping("?", notes, (p.Theme("old", "Old", 0),), 0)
    events = [grouped("old", "b"), grouped("new", "a", "c", name="N"), grouped("new", "b")]
    events += [grouped("", "a"), ev.Done(at=AT, place="here")]
    keys = " ".join(keys_for(page(body), events))
    assert keys == "down space 1 up space down down space + N enter up space 2 up space - n"


@pytest.mark.parametrize("name", FLOWS)
def test_every_page_of_every_flow_can_be_answered_by_keys(name: str) -> None:
    flow = Library().load(name)
    pages: dict[int, tuple[p.Page, list[ev.Event]]] = {}
    for here, event in watch(
        talk(flow, company(min(max(2, flow.least), flow.most))), records=a_goal_there
    ):
        if not isinstance(event, ev.Recalled):
            pages.setdefault(id(here), (here, []))[1].append(event)
    named = {"enter", "escape", "space", "up", "down", "right", "home", "ctrl+d"}
    named |= {"shift+up", "backspace", "ctrl+u"}
    for here, events in pages.values():
        pressed = keys_for(here, events)
        assert pressed
        assert all(len(key) == 1 or key in named for key in pressed)


def test_nobody_presses_anything_where_nothing_is_asked() -> None:
    assert keys_for(page(p.HandOver(NOA, "no", (), ())), ()) == ("n", "o")
    with pytest.raises(ValueError, match="Waiting"):
        keys_for(page(p.Waiting(("Noa",))), ())
