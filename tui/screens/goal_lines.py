"""The rows of one goal's page, with everything that hangs on the goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from flows.history.ladders import Ladder
from flows.history.milestones import Milestone
from flows.history.promises import Promise
from flows.people import Person
from flows.records import Record
from tui.glyphs import Glyphs
from tui.plots import number
from tui.screens.changes import version_lines
from tui.screens.entries import who_of
from tui.screens.goal_facts import facts, steps
from tui.screens.goal_told import Told, Whence
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.trend_words import level_text, standing
from tui.words import count, local_day, plain_day, until

_BAR: Final = 10
_MOVES: Final = 8
"""Changes of level that are named; the trends page shows all."""


def goal_lines(told: Told, cells: int, glyphs: Glyphs) -> list[Line]:
    """Return all rows of the page, for sheets of so many cells."""
    goal = told.goal
    wins = [_kept(record, told) for record in goal.wins]
    lessons = [_kept(record, told) for record in goal.lessons]
    parts = (
        facts(told, glyphs),
        [heading("Seven steps"), *steps(goal, told.today, cells, glyphs)],
        _ladder(goal.ladder, told, glyphs) if goal.ladder is not None else [],
        _milestones(told, glyphs),
        _promises(told),
        _part("Why it matters", [_reason(record, told) for record in goal.reasons]),
        _part("Touched by it", [
            Line(thing.text("text"), aside=thing.text("state") or "not yet", most=2,
                 value=told.whence(thing.id))
            for thing in goal.people
        ]),
        _part("Wins", wins),
        _part("Lessons", lessons),
        _latest(told, glyphs),
    )  # fmt: skip
    return [line for part in parts if part for line in [*part, BLANK]]


def _part(title: str, rows: Sequence[Line], aside: str = "") -> list[Line]:
    """Return a heading and its rows; nothing when there are none."""
    return [heading(f"{title}   {aside}".rstrip()), *rows] if rows else []


def _ladder(ladder: Ladder, told: Told, glyphs: Glyphs) -> list[Line]:
    """Return the five levels, the highest first, and where it stood over time."""
    whence = told.whence(ladder.id)
    now, start = ladder.now, ladder.start
    readings = [(day, float(level)) for day, level in ladder.readings]
    since = f"now, since {plain_day(standing(tuple(readings))[0], told.today)}" if readings else ""
    rows = []
    for level in range(2, -3, -1):
        sign = glyphs.vote if level == now else glyphs.dot
        note = since if level == now else "start" if level == start else ""
        rows.append(
            Line(
                level_text(ladder.levels, level),
                lead=f"{sign} {number(level, glyphs, signed=True):>2}",
                aside=note,
                style="bold" if level == now else "",
                value=Whence(f"{ladder.id} {level}", whence.conversation),
                most=2,
            )
        )
    moves = [reading for before, reading in zip([None, *readings], readings, strict=False)
             if before is None or before[1] != reading[1]]  # fmt: skip
    if len(moves) > 1:
        path = f" {glyphs.arrow} ".join(
            f"{number(level, glyphs, signed=True)} on {plain_day(day, told.today)}"
            for day, level in moves[-_MOVES:]
        )
        rows.append(sentence(path))
    return [heading("Ladder"), *rows]


def _milestones(told: Told, glyphs: Glyphs) -> list[Line]:
    """Return the milestones by day, with a bar of those that are done."""
    counted = [m for m in told.goal.milestones if m.state != "dropped"]
    done = sum(m.state == "done" for m in counted)
    bar = ""
    if counted:
        full = round(_BAR * done / len(counted))
        signs = glyphs.bar_full * full + glyphs.bar_empty * (_BAR - full)
        bar = f"{signs}  {done} of {len(counted)}"
    rows = [
        Line(
            m.text,
            lead=glyphs.check if m.state == "done" else glyphs.todo if m.state == "open" else "x",
            aside=_milestone(m, told.today),
            style="$muted" if m.state == "dropped" else "",
            most=2,
            value=told.whence(m.id),
        )
        for m in told.goal.milestones
    ]
    return _part("Milestones", rows, bar)


def _milestone(milestone: Milestone, today: date) -> str:
    """Return where a milestone stands."""
    if milestone.state != "open":
        return f"{milestone.state} {plain_day(milestone.since, today)}"
    return until(milestone.due, today) if milestone.due else ""


def _promises(told: Told) -> list[Line]:
    """Return open promises, then how many came to what."""
    open_ = sorted(
        (p for p in told.goal.promises if p.open), key=lambda p: (p.due is None, p.due or date.min)
    )
    rows = [
        Line(p.sentence, lead=_whose(p, told.people), aside=_how(p, told.today), most=3,
             value=told.whence(p.id))
        for p in open_
    ]  # fmt: skip
    over = Counter(p.state for p in told.goal.promises if not p.open)
    if over:
        words = ", ".join(f"{state} {times}" for state, times in sorted(over.items()))
        rows.append(sentence(f"{'Before' if open_ else 'All over'}: {words}"))
    return _part("Promises", rows)


def _whose(promise: Promise, people: Sequence[Person]) -> str:
    """Return whose a promise is."""
    everybody = len(promise.owners) == len(people)
    return who_of(None, people) if everybody else promise.owner


def _how(promise: Promise, today: date) -> str:
    """Return how an if-then plan went so far, or until when a promise is."""
    if promise.repeats and promise.tries:
        return f"kept {promise.kept} of {promise.tries}"
    return until(promise.due, today) if promise.due else ""


def _reason(record: Record, told: Told) -> Line:
    """Return a reason, by whom."""
    who = who_of(record.author, told.people)
    text = str(record.fields.get("text", ""))
    return Line(text, lead=who, most=3, value=told.whence(record.thing))


def _kept(record: Record, told: Told) -> Line:
    """Return a win or a lesson with its day."""
    return Line(
        str(record.fields.get("text", "")),
        lead=who_of(record.author, told.people),
        aside=plain_day(local_day(record.created), told.today),
        most=3,
        value=told.whence(record.thing),
    )


def _latest(told: Told, glyphs: Glyphs) -> list[Line]:
    """Return the newest change of a goal's words or state, and how many there are."""
    rows = _versions(told, glyphs)
    versions = told.goal.versions
    if len(versions) < 2:
        return []
    last = max(index for index, row in enumerate(rows) if row.value is not None)
    return [heading(f"Newest of {len(versions)} versions"), *rows[last:]]


def _versions(told: Told, glyphs: Glyphs) -> list[Line]:
    """Return all versions of a goal, the oldest first, with what changed and why."""
    rows = version_lines(told.records.get(told.goal.id, ()), told.today, glyphs)
    return [
        replace(row, value=Whence(row.value.id, row.value.conversation))
        if isinstance(row.value, Record)
        else row
        for row in rows
    ]


def versions_page(told: Told, glyphs: Glyphs) -> list[Line]:
    """Return the page of all versions."""
    many = count(len(told.goal.versions), "version", "versions")
    return [heading(f"{many}, the oldest first"), BLANK, *_versions(told, glyphs)]
