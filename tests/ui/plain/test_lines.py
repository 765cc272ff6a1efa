"""Which lines simulated people type; the same pages as for keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from flows import events as ev
from flows import pages as p
from flows.people import Person
from flows.values import Item
from tui.simulated import NOA, SAM
from tui.simulated.lines import lines_for

AT = datetime(2026, 6, 14, 19, 2, tzinfo=UTC)
OPTIONS = (Item("a", "Apples"), Item("b", "Bread"), Item("c", "Cheese"))


def lines(body: p.Body, *events: ev.Event, person: Person | None = None) -> tuple[str, ...]:
    """What is typed on a page."""
    return lines_for(p.Page("Trial", (), "here", body, "Only you.", person), events)


def answered(value: Any) -> ev.Event:
    """An answer to whatever is asked."""
    return ev.Answered(at=AT, place="here", by="sam", value=value)


@pytest.mark.parametrize(
    ("kind", "value", "more", "typed"),
    [
        ("line", "tea", {}, ("tea",)),
        ("line", ":)", {}, ("::)",)),
        ("text", "one\n:two", {}, ("one", "::two", "")),
        ("text", "new", {"start": "old"}, (":clear", "new", "")),
        ("number", 2.5, {}, ("2.5",)),
        ("yesno", False, {}, ("no",)),
        ("scale", -2, {}, ("-2",)),
        ("choice", "c", {"options": OPTIONS}, ("3",)),
        ("choice", "c", {"options": OPTIONS, "keys": ("x", "y", "z")}, ("z",)),
        ("rank", ("c", "a", "b"), {"options": OPTIONS}, ("3 1 2",)),
    ],
)
def test_questions(kind: Any, value: Any, more: Any, typed: tuple[str, ...]) -> None:
    assert lines(p.Asking("?", kind, **more), answered(value)) == typed


@pytest.mark.parametrize(
    ("mode", "given", "typed"),
    [
        ("dots", {"b": 2, "a": 1, "c": 0}, "1 2 2"),
        ("points", {"c": 2, "a": 1}, "3 1"),
        ("thumbs", {"a": 1, "b": -1}, "+1 -2"),
        ("dots", {}, ":done"),
    ],
)
def test_votes(mode: Any, given: Any, typed: str) -> None:
    voting = p.Voting("?", OPTIONS, mode, 4, 3, {}, suggested=True)
    assert lines(voting, answered(given), person=SAM) == (typed,)


def test_forms() -> None:
    fields = (
        p.FieldView("what", "What", "line"),
        p.FieldView("kind", "Kind", "choice", OPTIONS),
        p.FieldView("sure", "Sure", "yesno"),
        p.FieldView("much", "Much", "number", optional=True),
    )
    row = {"what": "x", "kind": "b", "sure": True}
    once = p.Filling("?", fields, (), many=False, most=1)
    assert lines(once, answered((row,))) == ("x", "2", "yes", "")
    many = replace(once, many=True, most=2)
    assert lines(many, answered((row,)))[-1] == ""
    assert len(lines(many, answered((row, row)))) == 8


def test_themes_degrees_and_the_rest() -> None:
    def grouped(theme: str, *items: str, name: str = "") -> ev.Event:
        return ev.Grouped(at=AT, place="here", items=items, theme=theme, name=name)

    body = p.Grouping("?", tuple((o, "") for o in OPTIONS), (p.Theme("old", "Old", 0),), 0)
    acts = (grouped("old", "b"), grouped("new", "a", "c", name="N"), grouped("", "a"))
    assert lines(body, *acts) == ("2 = Old", "1 3 = N", "1 =", "")
    wish = ev.Judged(at=AT, place="here", by="sam", degree="wish", wish="ok")
    assert lines(p.Judging("?", None, ""), wish) == ("2", "ok")
    assert lines(p.Consenting("?", None), answered(True)) == ("yes",)
    settled = ev.ConcernSettled(at=AT, item="c", how="treated")
    assert lines(p.Ending("Done.", (), OPTIONS[:1]), settled) == ("1", "")
    assert lines(p.Recalling("?", OPTIONS, "many", ()), answered(("a", "c"))) == ("1 3",)
    assert lines(p.HandOver(NOA, "no", (), ())) == ("no",)
    assert lines(p.Asking("?", "line"), ev.Passed(at=AT, place="here")) == (":pass",)
    with pytest.raises(ValueError, match="Waiting"):
        lines(p.Waiting(("Noa",)))
