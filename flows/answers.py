"""Whether an answer fits its question. Sentences say what is wrong, for the people who typed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from flows import model as m
from flows.events import Answer
from flows.outcomes import choices, field_choices
from flows.replies import dot_budget
from flows.state import State
from flows.stops import Stop
from flows.values import Item

MOST_BYTES = 16 * 1024
"""Greatest size of one answer, in bytes of UTF-8 (flow format, limits)."""


MOST_NUMBER = 1e15
"""Numbers stay below this, so that they count exactly."""


def passable(state: State, stop: Stop) -> bool:
    """Whether a step may be passed: always, unless its flow insists and an answer is possible."""
    step = stop.step
    if not isinstance(step, m.Ask) or step.skip:
        return True
    least = {"choice": 1, "choices": step.min or 0}.get(step.type, 0)
    return len(choices(state, stop)) < least


def misfit(state: State, stop: Stop, value: Answer) -> str:
    """What is wrong with an answer; empty when it fits."""
    step = stop.step
    match step:
        case m.Ask():
            return _ask(step, choices(state, stop), value)
        case m.Form():
            return _form(stop, step, value)
        case m.Vote():
            return _vote(step, choices(state, stop), value)
        case m.Recall():
            return _pick(step, choices(state, stop), value)
        case m.Consent():
            return "" if isinstance(value, bool) else "Please answer yes or no."
        case _:
            return "Nothing is asked here."


def bad_text(text: object) -> str:
    """What is wrong with a text; empty when it can be kept."""
    if not isinstance(text, str):
        return "A text is needed here."
    if not text.strip():
        return "There is nothing to keep yet."
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return f"That is too long: at most {MOST_BYTES // 1024} kilobytes can be kept here."
    return ""


def budget(step: m.Vote, entries: int) -> int:
    """Dots (or rank points) a person may give."""
    if step.mode == "points":
        return min(step.dots or dot_budget(entries), entries)
    return step.dots if step.dots is not None else dot_budget(entries)


def bounds(step: m.Ask) -> tuple[float, float]:
    """Least and greatest value of a scale: 0 to 10 unless the flow says otherwise."""
    return (step.min if step.min is not None else 0, step.max if step.max is not None else 10)


def _ask(step: m.Ask, entries: Sequence[Item], value: Answer) -> str:
    match step.type:
        case "line" | "text":
            return bad_text(value)
        case "number":
            return _number(value, step.min, step.max)
        case "scale":
            low, high = bounds(step)
            return _number(value, low, high, whole=True)
        case "yesno":
            return "" if isinstance(value, bool) else "Please answer yes or no."
        case "date":
            return _date(value)
        case "choice":
            known = any(entry.id == value for entry in entries)
            return "" if known else "That is not one of the answers."
        case "choices":
            return _several(entries, value, step.min, step.max)
    return _ranked(entries, value)


def _ranked(entries: Sequence[Item], value: Answer) -> str:
    whole = isinstance(value, tuple) and len(value) == len(entries)
    return _several(entries, value, None, None) or (
        "" if whole else "Please put all of them in order."
    )


def _number(value: object, low: float | None, high: float | None, *, whole: bool = False) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "A number is needed here."
    if not abs(value) < MOST_NUMBER:  # also what is no number, and what has no end
        return "A number is needed here."
    if whole and value != int(value):
        return "A whole number is needed here."
    if low is not None and value < low:
        return f"That is less than {low:g}."
    if high is not None and value > high:
        return f"That is more than {high:g}."
    return ""


def _date(value: object) -> str:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return "That is no date; write it as 2026-06-14."
    return "" if isinstance(value, str) else "A date is needed here."


def _several(entries: Sequence[Item], value: object, low: float | None, high: float | None) -> str:
    known = {entry.id for entry in entries}
    if not isinstance(value, tuple) or not all(isinstance(v, str) and v in known for v in value):
        return "That is not among the answers."
    if len(set(value)) != len(value):
        return "The same answer was chosen twice."
    if low is not None and len(value) < low:
        return f"Please choose at least {low:g}."
    if high is not None and len(value) > high:
        return f"Please choose at most {high:g}."
    return ""


def _pick(step: m.Recall, entries: Sequence[Item], value: Answer) -> str:
    most = {"none": 0, "one": 1, "many": None}[step.pick]
    return _several(entries, value, None, most)


def _form(stop: Stop, step: m.Form, value: Answer) -> str:
    if not isinstance(value, tuple) or not all(isinstance(row, Mapping) for row in value):
        return "The page is not filled in."
    least, most = (step.min, step.max) if step.many else (1, 1)
    if not least <= len(value) <= most:
        return f"This page takes {least} to {most} entries." if most > 1 else "One entry, please."
    for row in value:
        wrong = _row(stop, step, row) if isinstance(row, Mapping) else ""
        if wrong:
            return wrong
    return ""


def _row(stop: Stop, step: m.Form, row: Mapping[str, object]) -> str:
    if set(row) - {entry.id for entry in step.fields}:
        return "The page has no such field."
    for entry in step.fields:
        value = row.get(entry.id, "")
        if value == "":
            if not entry.optional:
                return f"“{entry.text.source}” is still empty."
            continue
        question = m.Ask(
            id=entry.id,
            text=entry.text,
            type=entry.type,
            options=entry.options,
            min=entry.min,
            max=entry.max,
        )
        entries = field_choices(stop, entry)
        wrong = _ask(question, entries, value)  # type: ignore[arg-type]
        if wrong:
            return wrong
    return ""


def _vote(step: m.Vote, entries: Sequence[Item], value: Answer) -> str:
    known = {entry.id for entry in entries}
    if not isinstance(value, Mapping) or not set(value) <= known:
        return "That is not on the list."
    numbers = list(value.values())
    if any(isinstance(n, bool) or not isinstance(n, int) for n in numbers):
        return "Votes are whole numbers."
    if step.mode == "thumbs":
        return "" if all(-1 <= n <= 1 for n in numbers) else "A thumb is up, down or level."
    if any(n < 0 for n in numbers):
        return "Votes cannot be less than nothing."
    most = budget(step, len(entries))
    if step.mode == "points":
        given = sorted(n for n in numbers if n)
        right = len(given) <= most and given == list(range(most - len(given) + 1, most + 1))
        return "" if right else f"Give {most} to the first, then one less to each next."
    if sum(numbers) > most:
        return f"There are {most} dots to give."
    if step.max_per_item is not None and any(n > step.max_per_item for n in numbers):
        return f"At most {step.max_per_item} dots on one line."
    return ""
