"""From an answer as it stands in a case to what happens on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from flows import events as ev
from flows import pages as p
from flows.model import AskType
from flows.reader.nodes import Mapping as MappingNode
from flows.reader.nodes import Node, Scalar
from flows.values import Item
from tui.rehearsal.cases.reading import entries

FLAGS = {"yes": True, "true": True, "no": False, "false": False}
THUMBS = {"up": 1, "level": 0, "down": -1}
NONE = "none"
"""Said in a case for choosing nothing."""


class Unfit(Exception):
    """An answer of a case that does not fit its page. The text is a sentence."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node
        """Where it stands."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes an answer down, where and when."""

    page: p.Page
    """The page."""
    at: datetime
    """When, UTC."""
    number: int
    """How many events there were before: makes ids new."""

    def stamp(self) -> dict[str, Any]:
        """What all events here share."""
        by = self.page.person.id if self.page.person else None
        return {"at": self.at, "place": self.page.place, "by": by}


def events_for(node: Node, hand: Hand) -> tuple[ev.Event, ...]:
    """What happens on a page when this is answered. Raises :class:`Unfit`."""
    make: Callable[[Any, Node, Hand], Iterator[ev.Event]] | None
    make = _WAYS.get(type(hand.page.body))
    if make is None:
        raise Unfit(node, f"nothing is asked at {hand.page.place}")
    return tuple(make(hand.page.body, node, hand))


def takes_answers(page: p.Page) -> bool:
    """Whether there is anything to answer on a page."""
    return type(page.body) in _WAYS


def _asking(body: p.Asking, node: Node, hand: Hand) -> Iterator[ev.Event]:
    yield ev.Answered(**hand.stamp(), value=_value(body.type, body.options, node))


def _value(type: AskType, options: Sequence[Item], node: Node) -> ev.Answer:
    match type:
        case "yesno":
            return _flag(node)
        case "number" | "scale":
            return _number(node)
        case "choice":
            return _chosen(options, node)
        case "choices" | "rank":
            return _several(options, node)
    return _words(node)


def _words(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise Unfit(node, "words are needed here")
    return node.text


def _flag(node: Node) -> bool:
    found = FLAGS.get(_words(node).lower())
    if found is None:
        raise Unfit(node, "yes or no is needed here")
    return found


def _number(node: Node) -> float:
    said = _words(node)
    try:
        return float(said) if "." in said else int(said)
    except ValueError:
        raise Unfit(node, f"a number is needed here, not {said}") from None


def _chosen(options: Sequence[Item], node: Node) -> str:
    """The id of the option that is meant: by what is kept, or by what is shown."""
    said = _words(node)
    for option in options:
        if said == option.id:
            return option.id
    for option in options:
        if said == option.text:
            return option.id
    known = ", ".join(option.text for option in options) or "nothing"
    raise Unfit(node, f"{said} is not among the answers here, which are {known}")


def _several(options: Sequence[Item], node: Node) -> tuple[str, ...]:
    if isinstance(node, Scalar) and node.text == NONE:
        return ()
    return tuple(_chosen(options, one) for one in entries(node))


def _filling(body: p.Filling, node: Node, hand: Hand) -> Iterator[ev.Event]:
    fields = {field.id: field for field in body.fields}
    rows = []
    for one in entries(node):
        if not isinstance(one, MappingNode):
            raise Unfit(one, "fields with values are needed here")
        row: dict[str, Any] = {}
        for name, (key, said) in one.pairs.items():
            if name not in fields:
                raise Unfit(key, f"there is no field {name}; there are {', '.join(fields)}")
            row[name] = _value(fields[name].type, fields[name].options, said)
        rows.append(row)
    yield ev.Answered(**hand.stamp(), value=tuple(rows))


def _writing(body: p.Writing, node: Node, hand: Hand) -> Iterator[ev.Event]:
    if not (isinstance(node, Scalar) and node.text == NONE):
        for number, one in enumerate(entries(node)):
            item = f"case{hand.number}x{number}"
            yield ev.NoteKept(**hand.stamp(), item=item, text=_words(one))
    yield ev.Done(**hand.stamp())


def _voting(body: p.Voting, node: Node, hand: Hand) -> Iterator[ev.Event]:
    given: dict[str, int] = {}
    if isinstance(node, MappingNode):
        for key, said in node.pairs.values():
            points = THUMBS.get(_words(said)) if body.mode == "thumbs" else None
            given[_chosen(body.entries, key)] = int(_number(said)) if points is None else points
    elif body.mode == "points":
        best = min(body.budget, len(body.entries))
        given = {entry: best - n for n, entry in enumerate(_several(body.entries, node))}
    else:
        given = dict.fromkeys(_several(body.entries, node), 1)
    yield ev.Answered(**hand.stamp(), value=given)


def _judging(body: p.Judging, node: Node, hand: Hand) -> Iterator[ev.Event]:
    wish = ""
    if isinstance(node, MappingNode) and len(node.pairs) == 1:
        key, inner = next(iter(node.pairs.values()))
        node, wish = key, _words(inner)
    degree = _words(node).replace(" ", "_")
    if degree not in {"yes", "wish", "not_yet", "no"}:
        raise Unfit(node, "an answer here is yes, wish: words, not yet or no")
    yield ev.Judged(**hand.stamp(), degree=cast("ev.Degree", degree), wish=wish)


def _consenting(body: p.Consenting, node: Node, hand: Hand) -> Iterator[ev.Event]:
    yield ev.Answered(**hand.stamp(), value=_flag(node))


def _recalling(body: p.Recalling, node: Node, hand: Hand) -> Iterator[ev.Event]:
    if body.pick == "none":
        raise Unfit(node, "nothing is picked here")
    yield ev.Answered(**hand.stamp(), value=_several(body.entries, node))


def _grouping(body: p.Grouping, node: Node, hand: Hand) -> Iterator[ev.Event]:
    notes = [note for note, _ in body.notes]
    if not isinstance(node, MappingNode):
        raise Unfit(node, "themes are written as NAME: [notes]")
    for number, (key, inner) in enumerate(node.pairs.values()):
        items = _several(notes, inner)
        theme = f"case{hand.number}t{number}"
        yield ev.Grouped(**hand.stamp(), items=items, theme=theme, name=key.text)
    yield ev.Done(**hand.stamp())


_WAYS: Mapping[type, Callable[[Any, Node, Hand], Iterator[ev.Event]]] = {
    p.Asking: _asking,
    p.Filling: _filling,
    p.Writing: _writing,
    p.Voting: _voting,
    p.Judging: _judging,
    p.Consenting: _consenting,
    p.Recalling: _recalling,
    p.Grouping: _grouping,
}
