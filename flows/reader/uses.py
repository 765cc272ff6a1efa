"""Where steps use expressions, what each use needs, and who gets to see what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from flows import model
from flows.expressions import Expression
from flows.expressions.types import DATE, FIELD_TYPES, NUMBER, TEXT, YESNO, Type
from flows.reader.replies import value_type
from flows.records import KINDS
from flows.texts import Text

Need = Literal["condition", "list", "value", "text"]
"""What a use needs: yes or no with an answer; entries; any value; words (a dash will do)."""


_HOLE_TYPES: dict[str, Type] = {"date": DATE, "number": NUMBER}


class Use(NamedTuple):
    """One expression at one place of a step."""

    expression: Expression
    """What is used."""
    need: Need
    """What it has to be."""
    type: Type | None = None
    """The type that it has to have; ``None``: any."""
    item_of: Expression | None = None
    """The list whose entries ``item`` means here."""
    record: str = ""
    """The record kind that ``item`` means here."""
    answer: Type | None = None
    """Type of ``answer``, inside a check."""
    own: bool = False
    """Only the author of the answers ever sees what it comes to."""
    format: str = ""
    """Format of a hole."""
    updates: str = ""
    """The record kind of which it has to be an older version."""


def personal(step: model.Step) -> bool:
    """Whether the step is a turn of one person.

    There ``me`` has a meaning, and the person's own sealed answers can be named.
    """
    return step.who != "all" or isinstance(step, model.Consent)


def uses(step: model.Step) -> Iterator[Use]:
    """Every use of an expression in a step but its ``when`` and its ``until``."""
    for text in _texts(step):
        yield from _holes(text, own=personal(step))
    match step:
        case model.Say(show=shown) if shown is not None:
            yield Use(shown, "list")
        case model.Ask():
            yield from _ask(step)
        case model.Form(fields=fields):
            lists = (one.options_from for one in fields)
            yield from (Use(offered, "list") for offered in lists if offered is not None)
        case model.Vote(of=of):
            yield Use(of, "list")
        case model.Recall(where=where) if where is not None:
            yield Use(where, "condition", YESNO, record=step.source)
        case model.Keep():
            yield from _keep(step)
        case model.Set(value=value):
            yield Use(value, "value")
        case model.Repeat(each=each) if each is not None:
            yield Use(each, "list")
        case model.Call(arguments=arguments):
            yield from (Use(value, "value") for value in arguments.values())


def _texts(step: model.Step) -> Iterator[Text]:
    """The texts of a step that everybody in its turn reads."""
    for text in (getattr(step, "text", None), getattr(step, "empty", None), step.say_if_you_like):
        if isinstance(text, Text):
            yield text
    if isinstance(step, model.Form):
        yield from (one.text for one in step.fields)


def _holes(text: Text, answer: Type | None = None, *, own: bool = False) -> Iterator[Use]:
    """The holes of a text."""
    for hole in text.holes:
        needed = _HOLE_TYPES.get(hole.format)
        yield Use(hole.expression, "text", needed, answer=answer, own=own, format=hole.format)


def _ask(step: model.Ask) -> Iterator[Use]:
    """Options, what the field starts with, and checks."""
    if step.options_from is not None:
        yield Use(step.options_from, "list")
    for offered in (step.suggest, step.start):
        if offered is not None:
            yield Use(offered, "value", own=personal(step))
    answer = value_type(step.type, step.options, listed=step.options_from is not None)
    for check in step.checks:
        yield Use(check.that, "condition", YESNO, answer=answer)
        yield from _holes(check.text, answer)


def _keep(step: model.Keep) -> Iterator[Use]:
    """What a record is made of."""
    if step.each is not None:
        yield Use(step.each, "list", own=step.private)
    if step.updates is not None:
        own, kind = step.private, step.record
        yield Use(step.updates, "value", item_of=step.each, own=own, updates=kind)
    known = KINDS.get(step.record, {})
    for name, value in step.fields.items():
        needed = FIELD_TYPES[known[name]] if name in known else TEXT
        yield Use(value, "value", needed, item_of=step.each, own=step.private)
