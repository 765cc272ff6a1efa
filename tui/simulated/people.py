"""One page in, what a simulated person does there out. Pure: the same page gives the same events.

Chance comes from the seed, the place and the person alone. Every event is possible in the order
given, unless the page is stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from flows import events as ev
from flows import pages as p
from flows.events import Answer
from flows.model import AskType
from flows.people import PersonId
from flows.places import step_id
from flows.values import Item
from tui.simulated import words


@dataclass(frozen=True, slots=True)
class Mind:
    """What a simulated person goes by on one page."""

    place: str
    """Where."""
    by: PersonId | None
    """Who acts; ``None``: all together."""
    order: int
    """Which of the invented people this is, from 0: decides whose words they say."""
    at: datetime
    """When they act, UTC."""
    today: date
    """The day of the sitting, for dates."""
    seed: int
    """What chance comes from."""

    @property
    def step(self) -> str:
        """The id of the step, by which the words are found."""
        return step_id(self.place)

    def chance(self) -> Random:
        """Dice of this place and person."""
        return Random(f"{self.seed}/{self.place}/{self.by}")  # noqa: S311 - no secret is made here

    def new_id(self, number: int) -> str:
        """An id for the n-th thing made here, unlike any other of the conversation."""
        return sha256(f"{self.seed}/{self.place}/{self.by}/{number}".encode()).hexdigest()[:12]

    def stamp(self) -> dict[str, Any]:
        """The fields that all events at this place share."""
        return {"at": self.at, "place": self.place, "by": self.by}


def respond(
    page: p.Page, *, at: datetime, today: date, seed: int = 0, order: int = 0
) -> tuple[ev.Event, ...]:
    """Return what the people whose page this is do there, up to the next page.

    Nothing for a page that asks nothing: a hand-over, waiting, the end. ``order`` says which of
    the invented people the page belongs to, from 0.
    """
    by = page.person.id if page.person else None
    mind = Mind(page.place, by, order, at, today, seed)
    acts: Callable[[Any, Mind], Iterator[ev.Event]] | None = _ACTS.get(type(page.body))
    return tuple(acts(page.body, mind)) if acts else ()


def _go_on(body: object, mind: Mind) -> Iterator[ev.Event]:
    yield ev.Done(**mind.stamp())


def _write(body: p.Writing, mind: Mind) -> Iterator[ev.Event]:
    room = 0 if len(body.notes) >= max(1, body.least) else body.most - len(body.notes)
    lines = _lines(mind)
    while len(lines) < body.least:
        lines = (*lines, *words.GENERAL)
    for number, text in enumerate(lines[:room]):
        yield ev.NoteKept(**mind.stamp(), item=mind.new_id(number), text=text)
    yield ev.Done(**mind.stamp())


def _lines(mind: Mind) -> words.Lines:
    lists = words.LISTS.get(mind.step)
    if lists is None:
        start = mind.order * 2 % len(words.GENERAL)
        return words.GENERAL[start : start + 2]
    return lists[mind.order % len(lists)]


def _answer(body: p.Asking, mind: Mind) -> Iterator[ev.Event]:
    if body.aid == "smart" and mind.step not in words.TEXTS:
        value: Answer | None = words.STATEMENTS[mind.order % len(words.STATEMENTS)]
    else:
        value = _value(body.type, body.options, mind, body.least, body.most)
    if value is None:
        yield ev.Passed(**mind.stamp())
    else:
        yield ev.Answered(**mind.stamp(), value=value)


def _value(
    type: AskType, options: tuple[Item, ...], mind: Mind, least: float | None, most: float | None
) -> Answer | None:
    """An answer of a type; ``None`` when there is nothing to choose from."""
    chance = mind.chance()
    match type:
        case "line" | "text":
            return _text(mind)
        case "date":
            return (mind.today + timedelta(days=7)).isoformat()
        case "yesno":
            return True
        case "number" | "scale":
            low = int(least or 0)
            return chance.randint(low, max(low, int(10 if most is None else most)))
        case "choice":
            return chance.choice(options).id if options else None
        case "choices":
            wanted = max(int(least or 0), min(2, int(most or 2)))
            return tuple(option.id for option in options[:wanted]) or None
        case "rank":
            return tuple(option.id for option in options) or None


def _text(mind: Mind) -> str:
    """A line or a text: each person's own, and another one with another seed."""
    ways = words.TEXTS.get(mind.step, (words.GENERAL,))
    texts = ways[mind.seed % len(ways)]
    return texts[mind.order % len(texts)]


def _fill(body: p.Filling, mind: Mind) -> Iterator[ev.Event]:
    ways = words.ROWS.get(mind.step, (({},),))
    known = ways[mind.seed % len(ways)]
    rows = known[: max(1, body.most) if body.many else 1]
    yield ev.Answered(**mind.stamp(), value=tuple(_row(body, row, mind) for row in rows))


def _row(body: p.Filling, row: Mapping[str, str], mind: Mind) -> ev.Row:
    filled: dict[str, str | int | float | bool] = {}
    for field in body.fields:
        value: ev.Answer | None = row.get(field.id)
        known = {option.id for option in field.options}
        if not value or (known and value not in known):
            value = _value(field.type, field.options, mind, None, None)
        if isinstance(value, str | int | float | bool):
            filled[field.id] = value
    return filled


def _be_ready(body: p.Opening, mind: Mind) -> Iterator[ev.Event]:
    for person, _, ready in body.ready:
        if not ready:
            yield ev.Ready(at=mind.at, place=mind.place, by=person.id)


def _read(body: p.Revealed, mind: Mind) -> Iterator[ev.Event]:
    for line in body.lines:
        if not line.read:
            yield ev.ItemRead(**mind.stamp(), item=line.item)
    yield ev.Done(**mind.stamp())


def _group(body: p.Grouping, mind: Mind) -> Iterator[ev.Event]:
    """Make two heaps of the loose notes, as far as they go."""
    loose = [note.id for note, theme in body.notes if not theme]
    if not body.themes:
        mind.chance().shuffle(loose)
        for number, heap in enumerate((loose[:3], loose[3:5])):
            if len(heap) > 1:
                name = words.THEMES[number]
                theme = mind.new_id(number)
                items = tuple(note.id for note, _ in body.notes if note.id in heap)
                yield ev.Grouped(**mind.stamp(), items=items, theme=theme, name=name)
    yield ev.Done(**mind.stamp())


def _vote(body: p.Voting, mind: Mind) -> Iterator[ev.Event]:
    entries = [entry.id for entry in body.entries]
    mind.chance().shuffle(entries)
    given: dict[str, int] = {}
    match body.mode:
        case "points":
            given = {entry: body.budget - n for n, entry in enumerate(entries[: body.budget])}
        case "thumbs":
            given = dict.fromkeys(entries[:2], 1)
        case "dots":
            given = _dots(body, entries, mind)
    yield ev.Answered(**mind.stamp(), value=given)


def _dots(body: p.Voting, entries: Sequence[str], mind: Mind) -> dict[str, int]:
    """Dots on a favourite that everybody has, then on what each likes best."""
    everybody = replace(mind, by=None).chance()
    favourite = everybody.choice([entry.id for entry in body.entries] or [""])
    wanted = [favourite, *(entry for entry in entries if entry != favourite)]
    given: dict[str, int] = {}
    left = body.budget
    for number, entry in enumerate(wanted if entries else []):
        most = 2 if number == mind.order % 2 else 1
        dots = min(left, most, body.most or most)
        left -= dots
        if dots:
            given[entry] = dots
    return given


def _judge(body: p.Judging, mind: Mind) -> Iterator[ev.Event]:
    """Agree; one of them with a wish, if the dice say so."""
    if mind.order == 1 and mind.chance().random() < 0.5:
        yield ev.Judged(**mind.stamp(), degree="wish", wish=words.WISH)
    else:
        yield ev.Judged(**mind.stamp(), degree="yes")


def _recall(body: p.Recalling, mind: Mind) -> Iterator[ev.Event]:
    if body.pick == "none":
        yield ev.Done(**mind.stamp())
    else:
        most = 1 if body.pick == "one" else 2
        picked = tuple(entry.id for entry in body.entries[:most])
        yield ev.Answered(**mind.stamp(), value=picked)


def _consent(body: p.Consenting, mind: Mind) -> Iterator[ev.Event]:
    yield ev.Answered(**mind.stamp(), value=True)


def _end(body: p.Ending, mind: Mind) -> Iterator[ev.Event]:
    for concern in body.concerns:
        yield ev.ConcernSettled(at=mind.at, item=concern.id, how="parked")
    yield ev.Done(**mind.stamp())


_ACTS: Mapping[type, Callable[[Any, Mind], Iterator[ev.Event]]] = {
    p.Reading: _go_on,
    p.Asking: _answer,
    p.Filling: _fill,
    p.Writing: _write,
    p.Opening: _be_ready,
    p.Revealed: _read,
    p.Compared: _go_on,
    p.Grouping: _group,
    p.Voting: _vote,
    p.Judging: _judge,
    p.Judged: _go_on,
    p.Recalling: _recall,
    p.Listening: _go_on,
    p.Consenting: _consent,
    p.Ending: _end,
}
