"""F1: what is named and never used, and conditions that decide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows import model
from flows.checks.crowds import facts
from flows.checks.known import Facts, Setting
from flows.checks.sheet import Sheet
from flows.checks.truth import Truth, truth
from flows.expressions import Expression, names

_ALWAYS_SHARED = frozenset({"progress", "counts"})
"""What a facilitator may see of every flow that says so; no step has to share it."""
_NUMBER = re.compile(r"\b\d{1,3}\b")
_MOST_NUMBERS = 8
"""Numbers of people that one condition may tell apart."""


def look(sheet: Sheet) -> None:
    """Note everything of this family."""
    _unused(sheet)
    for step in sheet.steps:
        if step.when is not None:
            _decides(sheet, step, step.when)
        if isinstance(step, model.Repeat) and step.until is not None:
            _ends(sheet, step, step.until)


def _unused(sheet: Sheet) -> None:
    """Names that nothing reads."""
    flow, named = sheet.flow, sheet.named
    for step in sheet.steps:
        looked_up = isinstance(step, model.Recall) and step.quiet
        if (looked_up or isinstance(step, model.Set)) and step.id not in named:
            sheet.note("F1.11", step, f"nothing uses {step.id}", "use it, or take it out")
    for key in ("parameters", "takes"):
        for name in getattr(flow, key):
            if name not in named:
                _header(sheet, key, name, f"nothing uses {name}")
    cards = {step.why for step in sheet.steps}
    for card in flow.evidence:
        if card.id not in cards:
            _header(sheet, "evidence", card.id, f"no step names the card {card.id}")
    shared = {name for step in sheet.steps for name in _shares(step)} | _ALWAYS_SHARED
    for name in flow.shares:
        if name not in shared:
            _header(sheet, "shares", name, f"no step shares {name}")


def _header(sheet: Sheet, key: str, name: str, message: str) -> None:
    """Note a name of the header that nothing uses."""
    sheet.note_header("F1.11", key, message, "use it, or take it out", inner=name)


def _shares(step: model.Step) -> tuple[str, ...]:
    """What a step gives a facilitator to see, or asks leave for."""
    if isinstance(step, model.Consent):
        return step.allows
    return (step.share,) if isinstance(step, model.Ask) and step.share else ()


def _decides(sheet: Sheet, step: model.Step, when: Expression) -> None:
    """A condition that could come out either way."""
    known = facts(sheet, sheet.place(step))
    found = {truth(when.tree, one) for one in _all_settings(sheet, when, known)}
    _say(sheet, step, when, found)


def _ends(sheet: Sheet, loop: model.Repeat, until: Expression) -> None:
    """The condition of a loop, as far as bounds and options tell."""
    crowd = (sheet.flow.least, sheet.flow.most)
    known = Facts(steps=sheet.place(loop).names.steps, crowd=crowd)
    found = {truth(until.tree, one) for one in _all_settings(sheet, until, known)}
    _say(sheet, loop, until, found)


def _say(sheet: Sheet, step: model.Step, condition: Expression, found: set[Truth]) -> None:
    """Note a condition that comes out the same wherever it is asked."""
    place = (condition.line, condition.column)
    if found == {True}:
        sheet.note("F1.12", step, "this always holds here", "take the condition out", at=place)
    elif found == {False}:
        fix = "change the condition, or take the step out"
        sheet.note("F1.12", step, "this never holds here", fix, at=place)


def _all_settings(sheet: Sheet, condition: Expression, known: Facts) -> Iterator[Facts]:
    """The facts in every setting that the condition could tell apart.

    A condition that tells more numbers of people apart than anybody would is left alone.
    """
    asked, flow = names(condition), sheet.flow
    if "people" not in asked:
        yield known
        return
    told = {int(number) + by for number in _NUMBER.findall(condition.source) for by in (-1, 0, 1)}
    numbers = {flow.least, flow.most} | {n for n in told if flow.least <= n <= flow.most}
    if len(numbers) > _MOST_NUMBERS:
        yield Facts()
        return
    for people in sorted(numbers):
        for quick in (False, True) if "quick" in asked else (False,):
            setting = Setting(people, quick)
            yield Facts(setting, known.sure, known.held, known.steps, known.crowd)
