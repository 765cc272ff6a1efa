"""Checking the expressions of one step: types, unanswered names, and what would leak."""

from __future__ import annotations

from dataclasses import dataclass

from flows import model
from flows.expressions import Expression, check, names
from flows.expressions.facts import conjuncts
from flows.expressions.types import (
    TEXT,
    YESNO,
    AnyType,
    DateType,
    ItemType,
    ListType,
    NumberType,
    ReplyType,
    TextType,
    Type,
    alike,
    noun,
    record_type,
)
from flows.reader.names import Names
from flows.reader.report import Report
from flows.reader.states import State
from flows.reader.uses import Use, personal
from flows.records import KINDS


@dataclass(slots=True)
class Place:
    """A step, and what is known when it is reached."""

    step: model.Step
    """The step."""
    state: State
    """What holds on every path that leads here."""
    sure: frozenset[str]
    """Names that are answered here, those that conditions tell included."""
    held: frozenset[str]
    """Conditions, as normal text, that hold here."""
    loop: dict[str, Type]
    """Names that have a meaning inside of a loop: ``round``, and over a list ``item``."""
    names: Names
    """All names of the flow."""
    report: Report
    """Where faults are noted."""

    def condition(self, expression: Expression) -> None:
        """Check a condition that everybody's way depends on."""
        before = self.held
        self.use(Use(expression, "condition", YESNO), shared=True)
        # What the condition itself makes sure of is open for its own later parts.
        self.held = before | conjuncts(expression.tree)
        self._leak(Use(expression, "condition"))

    def use(self, use: Use, *, shared: bool = False) -> bool:
        """Check one use and tell whether it surely has an answer. ``shared``: no ``me`` here."""
        extra, state = self._extra(use, shared=shared), self.state
        known = self.names.known(self.sure, state.seen, extra, state.linked, self.held)
        found = check(use.expression, known)
        faults = found.faults + (found.unguarded if use.need == "condition" else ())
        for fault in faults:
            self.report.take(fault)
        if not faults:
            self._fits(use, found.type)
        if not isinstance(self.step, model.Set) and not shared:
            self._leak(use)
        return not found.unguarded

    def _extra(self, use: Use, *, shared: bool) -> dict[str, Type]:
        """Names that have a meaning for this use only."""
        extra = dict(self.loop)
        if use.own:
            hidden = (name for name in self.state.hidden if self.mine(name) and self.sealed(name))
            extra |= {name: self.names.own[name] for name in hidden}
        if personal(self.step) and not shared:
            extra["me"] = TEXT
        if use.answer is not None:
            extra["answer"] = use.answer
        if use.item_of is not None:
            extra["item"] = self.names.item(use.item_of, extra)
        if use.record in KINDS:
            extra["item"] = record_type(use.record)
        return extra

    def _fits(self, use: Use, found: Type) -> None:
        """Note a value of a type that the use has no meaning for."""
        expression = use.expression
        message = ""
        if use.need == "list" or use.format in {"list", "bullets", "ladder"}:
            if not isinstance(found, ListType | AnyType | ReplyType):
                message = f"a list is needed here, not {noun(found)}"
        elif use.format == "count":
            if not isinstance(found, NumberType | ListType | AnyType):
                message = f"a number is needed here, not {noun(found)}"
        elif use.updates and _of_another_kind(found, use.updates):
            message = f"a {use.updates} is a newer version of a {use.updates} only"
            self.report.add("F3.4", expression.line, expression.column, message)
            return
        elif use.type is not None and not _fitting(found, use.type, hole=bool(use.format)):
            message = f"{noun(use.type)} is needed here, not {noun(found)}"
        if message:
            self.report.add("F1.3", expression.line, expression.column, message)

    def roots(self, expression: Expression, *, own: bool = False) -> frozenset[str]:
        """Blind steps that an expression depends on and that are not open here."""
        hidden = self.state.hidden
        found = [name for name in names(expression) if name in hidden]
        if not found:
            return frozenset()
        left = (name for name in found if not (own and self.mine(name)))
        return frozenset[str]().union(*map(self.sealed, left))

    def mine(self, name: str) -> bool:
        """Whether a name is what the person whose turn it is gave themselves.

        What is computed of it is looked up for everybody, and so is never their own.
        """
        step, who = self.names.steps.get(name), self.step.who
        hiding = getattr(step, "blind", False) or getattr(step, "private", False)
        if step is None or not hiding:
            return False
        return step.who in {"each", who} or who in {"each", "all"}

    def sealed(self, name: str) -> frozenset[str]:
        """Blind steps that a name depends on and that are not open here."""
        roots = self.state.hidden.get(name, ())
        return frozenset(root for root in roots if not self.state.knows(f"~{root}", self.held))

    @property
    def alone(self) -> bool:
        """Whether nobody else can be there when this step is come to."""
        return self.names.alone or "alone" in self.held

    def _outlives(self) -> bool:
        """Whether what the step comes to may be read by others one day.

        Whoever is alone may read all that is theirs; what is kept for all is for those, too, who
        are away.
        """
        kept = isinstance(self.step, model.Keep) and not self.step.private
        return kept or isinstance(self.step, model.Call)

    def _leak(self, use: Use) -> None:
        """Note what would tell others of an answer that is not open."""
        for root in sorted(self.roots(use.expression, own=use.own)):
            private = getattr(self.names.steps[root], "private", False)
            if self.alone and not (private and self._outlives()):
                continue
            fix = "private answers stay with their author" if private else "reveal it first"
            message = f"this tells others of {root}, which is not open here"
            expression = use.expression
            self.report.add("F3.1", expression.line, expression.column, message, fix)


def _of_another_kind(found: Type, kind: str) -> bool:
    """Whether a value is a record, and of a kind with other fields."""
    entry = found.entry if isinstance(found, ListType) else found
    if not isinstance(entry, ItemType) or kind not in KINDS or "since" not in entry.fields:
        return False
    return not record_type(kind).fields.keys() <= entry.fields.keys()


def _fitting(found: Type, wanted: Type, *, hole: bool) -> bool:
    """Whether a value can be used where a type is wanted."""
    if isinstance(found, ListType) and found.single and not isinstance(wanted, ListType):
        found = found.entry
    if hole and isinstance(wanted, DateType) and isinstance(found, TextType | ItemType):
        return True
    if isinstance(wanted, TextType) and isinstance(found, DateType):
        # A record keeps a day as a text such as 2026-06-14.
        return True
    if isinstance(wanted, ListType):
        # A record keeps the lines of a text as a list.
        return isinstance(found, ListType | AnyType) or (not hole and found == TEXT)
    return alike(found, wanted)
