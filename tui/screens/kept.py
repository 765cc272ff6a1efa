"""What a conversation will keep, and who will read it: from the flow's definition, by the gate's rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flows import model as m
from flows.places import every_step
from flows.wording import in_a_row

_MANY: Final = {
    "goal": "goals", "note": "notes", "commitment": "promises", "decision": "decisions",
    "meeting": "your next date", "charter": "your rules", "rating": "numbers", "win": "wins",
    "lesson": "lessons", "appreciation": "thanks", "milestone": "milestones", "value": "values",
    "reason": "reasons", "ladder": "ladders", "person_affected": "people concerned",
}  # fmt: skip


def all_steps(flow: m.Flow) -> Iterator[m.Step]:
    """Return every step of a flow and of the flows that it calls."""
    for part in (flow, *flow.parts.values()):
        yield from every_step(part.steps)


def what_is_kept(flow: m.Flow, present: int, party: int) -> tuple[tuple[str, str], ...]:
    """Return pairs of what is kept and who reads it.

    `present` people hold the conversation; `party` people share the history it goes to.
    """
    steps = list(all_steps(flow))
    keeps = [step for step in steps if isinstance(step, m.Keep)]
    shared = _kinds(step for step in keeps if not step.private)
    private = _kinds(step for step in keeps if step.private)
    if party == 1:
        both = in_a_row(list(dict.fromkeys([*shared, *private])))
        return ((both, "only you"),) if both else ()
    rows: list[tuple[str, str]] = []
    if shared:
        rows.append((in_a_row(shared), "in your shared history"))
    if present > 1 and any(isinstance(step, m.Reveal) for step in steps):
        rows.append(("what you write alone", "shared, once you open it together"))
    if private or any(getattr(step, "private", False) for step in steps):
        rows.append(("what is private", "only its author"))
    return tuple(rows)


def _kinds(keeps: Iterator[m.Keep]) -> list[str]:
    """Return kinds of records in words, each once, in the order of the flow."""
    return list(dict.fromkeys(_MANY.get(step.record, step.record) for step in keeps))


def quick_minutes(flow: m.Flow) -> int | None:
    """Return about how long the quick form takes; `None` when nothing can be left out."""
    left_out = [step for step in all_steps(flow) if step.optional]
    if not left_out:
        return None
    saved = sum(step.minutes or 1 for step in left_out)
    return max(1, flow.minutes - round(saved))


def part_titles(flow: m.Flow) -> tuple[str, ...]:
    """Return the names of a flow's parts, those of called flows in their place."""
    titles: list[str] = []
    for step in every_step(flow.steps):
        if isinstance(step, m.Section):
            titles.append(step.title)
        elif isinstance(step, m.Call):
            titles += part_titles(flow.parts[step.flow])
    return tuple(titles)
