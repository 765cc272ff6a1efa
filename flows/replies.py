"""What a step came to, as a :class:`flows.values.Reply` for expressions and texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import sqrt
from types import MappingProxyType

from flows import model as m
from flows.records import KINDS, Record
from flows.state import Cell, Note, State
from flows.values import Item, Reply, Scalar, Value
from flows.wording import words

Options = Sequence[Item]
"""The entries that could be chosen, in order."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person, or all together, gave at a step."""

    key: str
    """Tells the voices of a step apart, inside item ids; empty for together."""
    author: str
    """Name of the person; empty for together and when names are hidden."""
    cell: Cell
    """What they gave."""


def mixed(key: str) -> bytes:
    """Sorting by this gives an order that tells nothing and is the same at every seat."""
    return sha256(key.encode()).digest()


def frozen(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """A read-only copy."""
    return MappingProxyType(dict(values))


def label(value: object, options: Options = ()) -> str:
    """An answer in words: an option's text, yes or no, a plain number, a list with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, tuple):
        return ", ".join(label(entry, options) for entry in value)
    if isinstance(value, Mapping):
        return ", ".join(label(entry) for entry in value.values() if entry != "")
    return next((option.text for option in options if option.id == value), str(value))


def typed(step: m.Ask, answer: object, options: Options) -> Value:
    """An answer as a value of its question's type."""
    match step.type:
        case "date":
            return date.fromisoformat(str(answer))
        case "choices" | "rank":
            chosen = answer if isinstance(answer, tuple) else ()
            return tuple(o for value in chosen for o in options if o.id == value)
        case "choice":
            return str(answer) if step.options else label(answer, options)
        case _:
            return answer if isinstance(answer, str | int | float | bool) else str(answer)


def of_ask(step: m.Ask, voices: Iterable[Voice], options: Options, *, one: bool) -> Reply:
    """A question's reply; ``one``: a single answer counts as the value of its bare name."""
    given = [(voice, a) for voice in voices if (a := voice.cell.answer) is not None]
    if not given:
        return Reply()
    items = tuple(
        Item(
            f"{step.id}:{voice.key}",
            label(answer, options),
            voice.author,
            frozen({"value": typed(step, answer, options)}),
        )
        for voice, answer in given
    )
    value: Value | None = None
    if one:
        value = typed(step, given[0][1], options)
        if isinstance(value, tuple):
            items = tuple(entry for entry in value if isinstance(entry, Item))
    return Reply(value, True, items, frozen(_figures(step, [answer for _, answer in given])))


def _figures(step: m.Ask, answers: Sequence[object]) -> dict[str, Value]:
    """Least, greatest, mean and gap of numbers; how many said yes."""
    if step.type == "yesno":
        return {"yes": sum(answer is True for answer in answers)}
    if step.type not in {"number", "scale"}:
        return {}
    numbers = [float(n) for n in answers if isinstance(n, int | float)]
    low, high = min(numbers), max(numbers)
    return {
        "min": whole(low),
        "max": whole(high),
        "mean": whole(round(sum(numbers) / len(numbers), 2)),
        "gap": whole(high - low),
    }


def whole(number: float) -> int | float:
    """An int when the number is whole."""
    return int(number) if float(number).is_integer() else number


def of_form(step: m.Form, voices: Iterable[Voice], *, one: bool) -> Reply:
    """A form's reply: its rows as items; a single row's fields as attributes."""
    rows = [
        (voice, index, _fields(step, row))
        for voice in voices
        for index, row in enumerate(_rows(voice.cell), start=1)
    ]
    if not rows:
        return Reply()
    items = tuple(
        Item(f"{step.id}:{v.key}:{index}", _in_words(fields), v.author, frozen(fields))
        for v, index, fields in rows
    )
    single = items[0].fields if one and not step.many else {}
    return Reply(None, True, items, frozen(single))


def _in_words(fields: Mapping[str, Value]) -> str:
    """A row as people read it, its days too."""
    return ", ".join(words(value) for value in fields.values())


def _rows(cell: Cell) -> tuple[Mapping[str, Scalar], ...]:
    answer = cell.answer
    return answer if isinstance(answer, tuple) else ()  # type: ignore[return-value]


def _fields(step: m.Form, row: Mapping[str, Scalar]) -> dict[str, Value]:
    """A row's fields with their types; a field left empty is missing."""
    values: dict[str, Value] = {}
    for entry in step.fields:
        value = row.get(entry.id, "")
        if value != "":
            is_date = entry.type == "date"
            values[entry.id] = date.fromisoformat(str(value)) if is_date else value
    return values


def note_items(state: State, notes: Iterable[Note], *, names: bool = True) -> tuple[Item, ...]:
    """Notes as items."""
    return tuple(Item(n.item, n.text, state.name(n.by) if names else "") for n in notes)


def of_list(items: tuple[Item, ...], *, answered: bool = True) -> Reply:
    """A reply that is a list."""
    return Reply(items, answered, items, frozen({"size": len(items)}))


def of_vote(step: m.Vote, cells: Iterable[Cell], entries: Options) -> Reply:
    """A vote's reply: the entries with ``points`` and ``people``, best first."""
    votes = [c.answer for c in cells if isinstance(c.answer, Mapping)]

    def tally(entry: Item) -> tuple[int, int, Item]:
        given = [int(vote.get(entry.id, 0)) for vote in votes]
        points, people = sum(given), len([n for n in given if n])
        extra = {**entry.fields, "points": points, "people": people}
        return points, people, Item(entry.id, entry.text, entry.author, frozen(extra))

    tallied = [tally(entry) for entry in entries]
    by_people = step.tie == "people"
    tallied.sort(key=lambda found: found[: 2 if by_people else 1], reverse=True)
    return of_list(tuple(item for *_, item in tallied), answered=bool(votes))


def dot_budget(entries: int) -> int:
    """Suggested dots a person for so many entries: max(2, min(6, round(sqrt(n)))).

    A habit, not a finding: suggest, allow change (evidence page: 4→2, 9→3, 16→4, 25→5).
    """
    return max(2, min(6, round(sqrt(entries))))


_TITLES = ("text", "statement", "wish", "what", "on")


def record_item(record: Record, name: str = "") -> Item:
    """A record of the history as an item.

    Beside its fields it has ``id``, which all versions of the thing share, and ``since``, the day
    (UTC) on which this version came to be.
    """
    title = next((str(record.fields[f]) for f in _TITLES if record.fields.get(f)), "")
    if not title and (rules := record.fields.get("rules")):
        title = "; ".join(rules) if isinstance(rules, tuple) else str(rules)
    values: dict[str, Value] = {"id": record.thing, "since": record.created.date()}
    types = KINDS.get(record.kind, {})
    for field, value in record.fields.items():
        found = _day(value) if types.get(field) == "date" else value
        if found is not None:
            values[field] = found
    return Item(record.id, title, name, frozen(values))


def _day(value: object) -> date | None:
    """A day as a record keeps it; ``None`` for what is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
