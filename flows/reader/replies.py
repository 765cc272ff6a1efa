"""What each kind of step comes to, as a type, and whether it surely comes to something."""

from __future__ import annotations

from collections.abc import Mapping

from flows import model
from flows.expressions.types import (
    DATE,
    NUMBER,
    TEXT,
    YESNO,
    ItemType,
    ListType,
    ReplyType,
    TextType,
    Type,
    record_type,
)
from flows.records import KINDS

_SPREAD: Mapping[str, Type] = dict.fromkeys(("min", "max", "mean", "gap"), NUMBER)
_ANYTHING = ItemType()


def value_type(kind: model.AskType, options: tuple[model.Option, ...], *, listed: bool) -> Type:
    """Type of one answer. ``listed``: the options come from a list, so any text may be chosen."""
    known = None if listed or not options else frozenset(one.value for one in options)
    match kind:
        case "number" | "scale":
            return NUMBER
        case "yesno":
            return YESNO
        case "date":
            return DATE
        case "choice":
            return TextType(known)
        case "choices" | "rank":
            return ListType(ItemType({"text": TextType(known)}))
    return TEXT


def reply_type(step: model.Step, entry: Type, *, alone: bool) -> ReplyType | None:
    """Type of a step's name, or ``None`` for kinds that come to nothing.

    ``alone``: one person's own answers count, because nobody else is there or nobody else may
    read them. ``entry``: type of the entries that a vote or a computed value is about.
    """
    match step:
        case model.Ask():
            return _asked(step, entry, alone=alone)
        case model.Form():
            return _form(step, alone=alone)
        case model.Notes():
            return ReplyType(items=_ANYTHING)
        case model.Group():
            return ReplyType(items=ItemType({"notes": NUMBER}))
        case model.Vote():
            inner = entry.fields if isinstance(entry, ItemType) else {}
            return ReplyType(items=ItemType({**inner, "points": NUMBER, "people": NUMBER}))
        case model.Agree():
            wishes = ListType(_ANYTHING)
            marks = {"agreed": YESNO, "unanimous": YESNO}
            return ReplyType(TEXT, None, {**marks, "text": TEXT, "wishes": wishes})
        case model.Recall():
            kind = record_type(step.source) if step.source in KINDS else _ANYTHING
            single = step.pick == "one" or step.last == 1
            return ReplyType(items=kind, single=single)
        case model.Consent():
            return ReplyType(YESNO, None, {"given": YESNO})
        case model.Set():
            return _computed(entry)
        case model.Reveal() | model.Listen():
            return ReplyType()
    return None


def answered_apart(step: model.Step) -> bool:
    """Whether one's own answer may be of another type than everybody's together."""
    return step.who != "all" and isinstance(step, model.Ask | model.Form)


def comes_to_something(step: model.Step) -> bool:
    """Whether a step that was reached and left surely has an answer; what can be passed has not."""
    match step:
        case model.Ask():
            return not step.skip
        case model.Form() | model.Recall():
            return False
    return True


def _asked(step: model.Ask, entry: Type, *, alone: bool) -> ReplyType:
    """A question: one value together, or one entry for each person."""
    value = value_type(step.type, step.options, listed=step.options_from is not None)
    if step.options_from is not None and step.type in {"choices", "rank"}:
        value = ListType(entry if isinstance(entry, ItemType) else _ANYTHING)
    chosen = value.entry if isinstance(value, ListType) else None
    if step.who == "all" or alone:
        return ReplyType(value, chosen if isinstance(chosen, ItemType) else _ANYTHING)
    more: Mapping[str, Type] = {}
    if step.type in {"number", "scale"}:
        more = _SPREAD
    elif step.type == "yesno":
        more = {"yes": NUMBER}
    return ReplyType(None, ItemType({"value": value}), more)


def _form(step: model.Form, *, alone: bool) -> ReplyType:
    """A form: rows, and the fields of the only row of a single one."""
    types = {
        one.id: value_type(one.type, one.options, listed=one.options_from is not None)
        for one in step.fields
    }
    single = not step.many and (step.who == "all" or alone)
    return ReplyType(None, ItemType(types), types if single else {}, single=single)


def _computed(value: Type) -> ReplyType:
    """A named value; a list also has entries."""
    if isinstance(value, ListType):
        inner = value.entry if isinstance(value.entry, ItemType) else _ANYTHING
        return ReplyType(value, inner, single=value.single)
    return ReplyType(value)
