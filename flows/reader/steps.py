"""Reading steps: the kind key, ids, nesting, and what a single step cannot say."""

from __future__ import annotations

import keyword
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from flows import model
from flows.expressions.grammar import CONSTANTS
from flows.expressions.problems import did_you_mean
from flows.reader import scalars as read
from flows.reader.nodes import Listing, Mapping, Node, Scalar
from flows.reader.scalars import Page
from flows.reader.schema import COMMON, STEPS, Key, Keys, build

MOST_STEPS = 500
"""Most steps of one flow."""
DEEPEST = 4
"""Most levels of steps."""
RESERVED = frozenset(
    {"today", "me", "people", "alone", "quick", "answer", "item", "round", *CONSTANTS}
)
"""Names that have a meaning already."""


@dataclass(slots=True)
class Seen:
    """What was met so far in one flow."""

    ids: dict[str, int] = field(default_factory=dict)
    """Step id to its line."""
    columns: dict[int, int] = field(default_factory=dict)
    """Line of a step to its column."""
    count: int = 0
    """How many steps."""


def read_steps(page: Page, node: Node, seen: Seen, depth: int = 1) -> tuple[model.Step, ...]:
    """Read a list of steps; steps with faults are left out."""
    if not isinstance(node, Listing) or not node.entries:
        page.fault(node, "F0.7", "a list of steps is needed here")
        return ()
    if depth > DEEPEST:
        page.fault(node, "F0.4", f"steps are nested at most {DEEPEST} deep")
        return ()
    found = []
    for entry in node.entries:
        seen.count += 1
        if seen.count == MOST_STEPS + 1:
            page.fault(entry, "F0.4", f"a flow has at most {MOST_STEPS} steps")
        if seen.count <= MOST_STEPS:
            page.report.step = ""
            found.append(_step(page, entry, seen, depth))
    page.report.step = ""
    return tuple(step for step in found if step is not None)


def _step(page: Page, node: Node, seen: Seen, depth: int) -> model.Step | None:
    """Read one step."""
    kinds = [name for name in node.pairs if name in STEPS] if isinstance(node, Mapping) else []
    if not isinstance(node, Mapping) or not kinds:
        fix = did_you_mean(next(iter(getattr(node, "pairs", {})), ""), STEPS)
        page.fault(node, "F0.9", "a step needs a kind", fix or "kinds are " + ", ".join(STEPS))
        return None
    # The first kind key counts; another one is refused as an unknown key below.
    kind = kinds[0]
    id_node = node.pairs[kind][1]
    step_id = _id(page, kind, id_node, seen)
    page.report.step = step_id or ""
    seen.columns[node.line] = node.column
    given: dict[str, Any] = {"id": step_id or "", "line": node.line}
    if kind == "call":
        given["flow"] = step_id
    if kind == "go":
        given["target"] = id_node.text if isinstance(id_node, Scalar) else ""
    keys = _keys(kind)
    if kind == "repeat":
        body = Key(lambda p, inner: _body(p, inner, seen, depth, step_id or ""))
        keys = {**keys, "steps": body}
    return _built(page, node, kind, keys, given) if step_id else None


@cache
def _keys(kind: str) -> Keys:
    """Every key that a step of a kind may have, but for the steps inside of it."""
    return {**COMMON, **STEPS[kind][1], kind: Key(lambda *_: None)}


def _built(
    page: Page, node: Mapping, kind: str, keys: Keys, given: dict[str, Any]
) -> model.Step | None:
    """The step's value, looked at by itself."""
    step = build(page, node, STEPS[kind][0], keys, **given)
    if step is not None:
        _sensible(page, node, step)
    return step


def _body(page: Page, node: Node, seen: Seen, depth: int, step_id: str) -> tuple[model.Step, ...]:
    """The steps of a loop."""
    found = read_steps(page, node, seen, depth + 1)
    page.report.step = step_id
    return found


def _id(page: Page, kind: str, node: Node, seen: Seen) -> str | None:
    """The step's id, noted so that no other step can bear it."""
    found = read.flow_name(page, node) if kind == "call" else read.identifier(page, node)
    if found is None:
        return None
    if kind == "go":
        found = _go_id(found, seen)
    if found in RESERVED or keyword.iskeyword(found):
        page.fault(node, "F1.7", f"{found} has a meaning of its own", "choose another id")
    elif found in seen.ids:
        fix = f"first on line {seen.ids[found]}"
        page.fault(node, "F1.7", f"the id {found} stands twice", fix)
    seen.ids.setdefault(found, node.line)
    return found


def _go_id(target: str, seen: Seen) -> str:
    """The id of a jump, which has none of its own: its target, numbered from the second on."""
    found, number = f"go-{target}", 2
    while found in seen.ids:
        found, number = f"go-{target}-{number}", number + 1
    return found


def _sensible(page: Page, node: Mapping, step: model.Step) -> None:
    """What can be said of a step by itself."""
    least, most = getattr(step, "min", None), getattr(step, "max", None)
    if least is not None and most is not None and least > most:
        page.fault(node.pairs.get("min", (node,))[0], "F1.9", "min is greater than max")
    match step:
        case model.Ask():
            _question(page, node, step)
        case model.Form():
            _form(page, node, step)
        case model.Recall():
            _recall(page, node, step)
        case model.Repeat():
            if (step.until is None) == (step.each is None):
                page.fault(node, "F0.9", "a loop has either until or for", "add until: …")
        case model.Wait(until="facilitator" | "pairs", timeout=None):
            page.fault(node, "F0.9", "a wait needs a timeout", "add timeout: MINUTES")


def _question(page: Page, node: Mapping, ask: model.Ask) -> None:
    """Options and bounds of a question."""
    chooses = ask.type in {"choice", "choices", "rank"}
    if chooses and bool(ask.options) == (ask.options_from is not None):
        page.fault(node, "F2.5", "a choice has either options or options_from")
    if not chooses and (ask.options or ask.options_from is not None):
        page.fault(node, "F2.5", f"{ask.type} takes no options", "add type: choice")
    if ask.type == "scale":
        least = 0 if ask.min is None else ask.min
        most = 10 if ask.max is None else ask.max
        if any(not least <= point <= most for point in ask.labels):
            page.fault(node.pairs["labels"][0], "F1.9", "a label stands outside of the scale")
    if ask.keys and not _good_keys(ask):
        message = "one letter for each option, no two alike"
        page.fault(node.pairs["keys"][0], "F2.5", message)
    if ask.aid and ask.type not in {"line", "text"}:
        page.fault(node.pairs["aid"][0], "F2.5", f"{ask.type} takes no aid", "add type: text")
    if ask.options and ask.min is not None and ask.min > len(ask.options):
        page.fault(node.pairs["min"][0], "F1.9", "min is greater than the number of options")


def _recall(page: Page, node: Mapping, recall: model.Recall) -> None:
    """What goes together with being picked, or looked up, without a page."""
    if recall.sole and recall.pick != "one":
        page.fault(
            node.pairs["sole"][0], "F2.5", "only what is picked can be sole", "add pick: one"
        )
    if recall.quiet and recall.pick != "none":
        message = "what is only looked up has no page to pick on"
        page.fault(node.pairs["quiet"][0], "F2.5", message, "leave out pick, or quiet")


def _good_keys(ask: model.Ask) -> bool:
    """Whether each option has a letter of its own."""
    single = all(len(key) == 1 and key.isalpha() and key.islower() for key in ask.keys)
    return single and len(set(ask.keys)) == len(ask.keys) == len(ask.options)


def _form(page: Page, node: Mapping, form: model.Form) -> None:
    """Ids and options of the fields."""
    seen: set[str] = set()
    where = node.pairs["fields"][0]
    if not form.fields:
        page.fault(where, "F0.9", "a form has at least one field")
    for one in form.fields:
        if one.id in seen:
            page.fault(where, "F1.7", f"the field {one.id} stands twice")
        seen.add(one.id)
        chosen = bool(one.options) or one.options_from is not None
        if (one.type in {"choice", "choices", "rank"}) != chosen:
            page.fault(where, "F2.5", f"the options of {one.id} do not fit its type")
        if one.min is not None and one.max is not None and one.min > one.max:
            page.fault(where, "F1.9", f"min of {one.id} is greater than max")
