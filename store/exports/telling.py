"""The whole history as an outline for reading: goals first, then what was shared, then the days."""

from __future__ import annotations

from datetime import date

from flows.history.ratings import Series
from flows.history.things import text_of, things
from flows.outline import Paragraph, Section, Table, full, listed
from flows.records import Record
from flows.wording import day, in_a_row, number
from store.exports.goals import goal_section, promise_line
from store.exports.lines import one_line
from store.exports.material import Material
from store.query import local_day

_ELSEWHERE = ("hard time", "jot", "parked")
"""Kinds of notes that have a place of their own."""


def tell(material: Material) -> Section:
    """Return everything that these readers may read, for people to read."""
    told = material.story
    title = f"The history of {in_a_row([person.name for person in material.people])}"
    sections = full(
        Section("Goals", sections=tuple(goal_section(g, material) for g in told.goals)),
        listed("Promises for no goal", _loose(material)),
        listed("Decisions", [_decision(record) for record in told.decisions]),
        listed("Rules", _rules(material)),
        listed("Thanks", [_thanks(record, material) for record in told.thanks]),
        listed("Wins", [_said(record, material) for record in told.wins]),
        listed("Lessons", [_said(record, material) for record in told.lessons]),
        listed("Hard times you got through", [_said(r, material) for r in told.hard_times]),
        Section("Numbers", tuple(_numbers(series, material) for series in told.series)),
        listed("Waiting for a next time", [_said(r, material) for r in told.waiting]),
        listed("Notes", _notes(material)),
        listed("Next time", _meeting(told.meeting)),
        listed("Conversations", _talks(material)),
    )
    empty = () if sections else (Paragraph("Nothing has been kept yet."),)
    return Section(title, (Paragraph(_readers(material)), *empty), sections)


def _readers(material: Material) -> str:
    """Who may read this, and since when it holds."""
    on = day(material.today)
    if not material.private:
        return f"What all of them may read, as of {on}."
    names = in_a_row([person.name for person in material.readers])
    return f"What {names} alone may read, private notes too, as of {on}."


def _loose(material: Material) -> list[str]:
    """Promises whose goal is none, or not for these readers."""
    loose = [p for p in material.story.promises if p.goal not in material.goals]
    return [promise_line(promise, material) for promise in loose if promise.sentence.strip()]


def _decision(record: Record) -> str:
    """What was decided, with who said what."""
    answers, wishes = _texts(record, "answers"), _texts(record, "wishes")
    said = f" Said: {'; '.join(answers)}." if answers else ""
    wished = f" Wishes: {'; '.join(wishes)}." if wishes else ""
    return f"{_when(record)}: {_words(record)}{_stop(_words(record), said + wished)}"


def _rules(material: Material) -> list[str]:
    """What the newest rules are."""
    charters = things(material.records, "charter")
    return list(_texts(charters[-1].now, "rules")) if charters else []


def _thanks(record: Record, material: Material) -> str:
    """Who thanks whom for what."""
    names = filter(None, (material.name_of(record.author), one_line(text_of(record, "to"))))
    rest = [one_line(text_of(record, name)) for name in ("when", "effect")]
    words = " · ".join(filter(None, (_words(record), *rest)))
    head = ", ".join(filter(None, (_when(record), " to ".join(names))))
    return f"{head}: {words}"


def _said(record: Record, material: Material) -> str:
    """What somebody, or all together, said on a day."""
    who = material.name_of(record.author) if len(material.people) > 1 else ""
    goal = material.goals.get(text_of(record, "goal"), "")
    about = f" (for “{goal}”)" if goal else ""
    return f"{_when(record)}{f', {who}' if who else ''}: {_words(record)}{about}"


def _notes(material: Material) -> list[str]:
    """All other notes, and values."""
    found = [thing.now for thing in things(material.records, "note")]
    found = [record for record in found if text_of(record, "kind") not in _ELSEWHERE]
    found += [thing.now for thing in things(material.records, "value")]
    found.sort(key=lambda record: record.created)
    return [_note(record, material) for record in found]


def _note(record: Record, material: Material) -> str:
    """A note with its kind, and whether it is private."""
    kind = one_line(text_of(record, "kind")) or record.kind
    private = ", private" if record.visibility == "private" else ""
    return f"{_said(record, material)} ({kind}{private})"


def _numbers(series: Series, material: Material) -> Table:
    """One thing that was rated: a row for each day, a column for each person, and the gap."""
    goal = material.goals.get(series.goal, "")
    what = one_line(series.what) or "value"
    ids = [person.id for person in material.people if person.id in series.points]
    points = {who: dict(series.points[who]) for who in ids}
    gaps = dict(series.gaps())
    names = [material.name_of(who) for who in ids]
    days = sorted({moment for found in points.values() for moment in found})
    rows = [
        (
            day(on),
            *(number(points[who][on]) if on in points[who] else "–" for who in ids),
            *([number(gaps[on]) if on in gaps else "–"] if len(ids) > 1 else []),
        )
        for on in days
    ]
    head = ("Day", *names, *(["Gap"] if len(ids) > 1 else []))
    return Table(f"{what}, “{goal}”" if goal else what, head, tuple(rows))


def _meeting(on: date | None) -> list[str]:
    """The day that was agreed on last."""
    return [] if on is None else [day(on)]


def _talks(material: Material) -> list[str]:
    """Every conversation by its day."""
    lines = []
    for card in material.cards:
        present = [person.name for person in material.people if person.id in card.people]
        some = f", {in_a_row(present)}" if len(present) < len(material.people) else ""
        state = "" if card.status == "finished" else f" ({card.status})"
        lines.append(f"{day(local_day(card.started))}: {one_line(card.title)}{some}{state}")
    return lines


def _words(record: Record) -> str:
    """What a record says."""
    return one_line(text_of(record, "text"))


def _texts(record: Record, name: str) -> list[str]:
    """A list of texts, one line each."""
    value = record.fields.get(name, ())
    return [one_line(text) for text in value] if isinstance(value, tuple) else []


def _when(record: Record) -> str:
    """The day on which something was kept."""
    return day(local_day(record.created))


def _stop(words: str, more: str) -> str:
    """What follows a sentence, with the stop that it may lack."""
    return more if not more or words.endswith((".", "!", "?")) else f".{more}"
