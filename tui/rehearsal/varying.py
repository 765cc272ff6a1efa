"""Answers of people who are not always agreeable: fewer, more, other, none. All of them fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, get_args

from flows import events as ev
from flows import pages as p
from flows.model import AskType
from flows.values import Item
from tui.simulated import words


@dataclass(frozen=True, slots=True)
class Scene:
    """A page, and who stands before it."""

    page: p.Page
    """What they see."""
    chance: Random
    """Dice."""
    at: datetime
    """When they act, UTC."""
    today: date
    """The day of the sitting."""
    number: int
    """How many events there were before: makes ids and tokens new."""

    @property
    def by(self) -> str | None:
        """Who acts."""
        return self.page.person.id if self.page.person else None

    def stamp(self) -> dict[str, Any]:
        """What all events at this place share."""
        return {"at": self.at, "place": self.page.place, "by": self.by}

    def some(self, known: tuple[Item, ...], least: int, most: int) -> tuple[str, ...]:
        """A few ids in any order, between least and most of them."""
        most = max(min(most, len(known)), 0)
        count = self.chance.randint(min(least, most), most)
        return tuple(one.id for one in self.chance.sample(known, count))

    def text(self) -> str:
        """Any words."""
        return self.chance.choice(words.GENERAL)


def varied(scene: Scene) -> tuple[ev.Event, ...]:
    """What somebody with other wishes does on a page; nothing when there is no other way."""
    vary: Callable[[Any, Scene], Iterator[ev.Event]] | None = _WAYS.get(type(scene.page.body))
    return tuple(vary(scene.page.body, scene)) if vary else ()


def _asking(body: p.Asking, scene: Scene) -> Iterator[ev.Event]:
    value = _value(body.type, body.options, scene, body.least, body.most)
    if value is not None:
        yield ev.Answered(**scene.stamp(), value=value)


def _value(
    type: AskType, options: tuple[Item, ...], scene: Scene, least: float | None, most: float | None
) -> ev.Answer | None:
    chance = scene.chance
    match type:
        case "line" | "text":
            return scene.text()
        case "yesno":
            return chance.random() < 0.5
        case "date":
            return (scene.today + timedelta(days=chance.randint(-60, 400))).isoformat()
        case "number" | "scale":
            low = int(least or 0)
            high = max(low, int(10 if most is None else most))
            return chance.choice((low, high, chance.randint(low, high)))
        case "choice":
            return chance.choice(options).id if options else None
        case "choices":
            chosen = scene.some(options, int(least or 0), int(most or len(options)))
            return chosen if chosen or not least else None
        case "rank":
            return scene.some(options, len(options), len(options)) or None


def _filling(body: p.Filling, scene: Scene) -> Iterator[ev.Event]:
    count = scene.chance.randint(1, min(3, body.most)) if body.many else 1
    rows = []
    for _ in range(count):
        row: dict[str, Any] = {}
        for field in body.fields:
            if field.optional and scene.chance.random() < 0.5:
                continue
            row[field.id] = _value(field.type, field.options, scene, None, None)
        rows.append({key: value for key, value in row.items() if value is not None})
    yield ev.Answered(**scene.stamp(), value=tuple(rows))


def _writing(body: p.Writing, scene: Scene) -> Iterator[ev.Event]:
    for note in body.notes:
        kind = scene.chance.choice((ev.NoteEdited, ev.NoteDropped, ev.NoteMarkedPrivate, None))
        if kind is ev.NoteEdited:
            yield ev.NoteEdited(**scene.stamp(), item=note.item, text=scene.text())
        elif kind is not None:
            yield kind(**scene.stamp(), item=note.item)
    room = max(body.most - len(body.notes), 0)
    for number in range(min(scene.chance.randint(0, 4), room)):
        item = f"n{scene.number}x{number}"
        yield ev.NoteKept(**scene.stamp(), item=item, text=scene.text())
        if scene.chance.random() < 0.2:
            yield ev.NoteMarkedPrivate(**scene.stamp(), item=item)
    yield ev.Done(**scene.stamp())
    yield ev.Passed(**scene.stamp())  # where there were too few


def _opening(body: p.Opening, scene: Scene) -> Iterator[ev.Event]:
    first = body.ready[0][0]
    yield ev.Ready(at=scene.at, place=scene.page.place, by=first.id)
    yield ev.NotReady(at=scene.at, place=scene.page.place)
    for person, _, _ in body.ready:
        yield ev.Ready(at=scene.at, place=scene.page.place, by=person.id)


def _revealed(body: p.Revealed, scene: Scene) -> Iterator[ev.Event]:
    stamp = scene.stamp()
    for line in body.lines:
        match scene.chance.randint(0, 5):
            case 0:
                yield ev.Remarked(**stamp, item=line.item, text="true")
            case 1:
                yield ev.Likened(**stamp, item=line.item, to=body.lines[0].item)
            case 2:
                yield ev.TakenBack(at=scene.at, place=line.place, by=line.by, item=line.item)
            case 3:
                yield ev.Undone(**stamp)
            case _:
                yield ev.ItemRead(**stamp, item=line.item)
    yield ev.Done(**stamp)


def _grouping(body: p.Grouping, scene: Scene) -> Iterator[ev.Event]:
    stamp = scene.stamp()
    notes = [note.id for note, _ in body.notes]
    if notes and scene.chance.random() < 0.7:
        heap = scene.chance.sample(notes, scene.chance.randint(1, len(notes)))
        yield ev.Grouped(**stamp, items=tuple(heap), theme=f"t{scene.number}", name="A heap")
        if scene.chance.random() < 0.3:
            yield ev.Undone(**stamp)
        if scene.chance.random() < 0.3:
            yield ev.Grouped(**stamp, items=tuple(heap[:1]), theme="")
    yield ev.Done(**stamp)


def _voting(body: p.Voting, scene: Scene) -> Iterator[ev.Event]:
    chosen = scene.some(body.entries, 0, len(body.entries))
    given: Mapping[str, int]
    match body.mode:
        case "thumbs":
            given = {entry: scene.chance.choice((-1, 0, 1)) for entry in chosen}
        case "points":
            most = min(body.budget, len(body.entries))
            given = {entry: most - n for n, entry in enumerate(chosen[:most])}
        case _:
            given = dict.fromkeys(chosen[: body.budget], 1)
    yield ev.Answered(**scene.stamp(), value=given)


def _judging(body: p.Judging, scene: Scene) -> Iterator[ev.Event]:
    degree: ev.Degree = scene.chance.choice(get_args(ev.Degree))
    wish = scene.text() if degree == "wish" or scene.chance.random() < 0.3 else ""
    yield ev.Judged(**scene.stamp(), degree=degree, wish=wish)


def _judged(body: p.Judged, scene: Scene) -> Iterator[ev.Event]:
    if scene.chance.random() < 0.5:
        place = scene.page.place
        yield ev.Reworded(at=scene.at, place=place, text=f"{scene.text()}, version {scene.number}")
    else:
        yield ev.Done(**scene.stamp())


def _recalling(body: p.Recalling, scene: Scene) -> Iterator[ev.Event]:
    if body.pick == "none":
        yield ev.Done(**scene.stamp())
        return
    most = 1 if body.pick == "one" else len(body.entries)
    yield ev.Answered(**scene.stamp(), value=scene.some(body.entries, 0, most))


def _consenting(body: p.Consenting, scene: Scene) -> Iterator[ev.Event]:
    yield ev.Answered(**scene.stamp(), value=scene.chance.random() < 0.5)


_WAYS: Mapping[type, Callable[[Any, Scene], Iterator[ev.Event]]] = {
    p.Asking: _asking,
    p.Filling: _filling,
    p.Writing: _writing,
    p.Opening: _opening,
    p.Revealed: _revealed,
    p.Grouping: _grouping,
    p.Voting: _voting,
    p.Judging: _judging,
    p.Judged: _judged,
    p.Recalling: _recalling,
    p.Consenting: _consenting,
}
