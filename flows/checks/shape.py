"""F2: agreements without a way on, nothing to choose from, and evenings that get too long."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from flows import model
from flows.checks.sheet import Sheet, Where
from flows.expressions import Expression, names
from flows.reader.needs import targets

MOST_PAGES = 1000
"""Pages that no evening should be able to have."""
SLACK = 1.5
"""How many times the header's minutes the parts may add up to, before it is said."""
_ASKING = (
    model.Say,
    model.Ask,
    model.Form,
    model.Notes,
    model.Reveal,
    model.Group,
    model.Vote,
    model.Agree,
    model.Listen,
    model.Recall,
    model.Consent,
    model.End,
)
Length = tuple[float, int]
"""Minutes and pages of a path."""
_NOWHERE: Mapping[str, Length] = MappingProxyType({})


def look(sheet: Sheet) -> None:
    """Note everything of this family."""
    _agreements(sheet)
    _choices(sheet)
    _waits(sheet)
    _lengths(sheet)


def _agreements(sheet: Sheet) -> None:
    """An agreement that did not come about has to lead somewhere."""
    if sheet.flow.most == 1:
        return
    loops = {
        id(step.until): step
        for step in sheet.steps
        if isinstance(step, model.Repeat) and step.until is not None and not step.exhausted
    }
    looked_at = {
        name
        for _, expression in sheet.expressions
        # A loop that gives up and goes on has not looked at the outcome for good.
        if id(expression) not in loops
        for name in _outcomes(expression)
    }
    for step in sheet.steps:
        if isinstance(step, model.Agree) and not step.otherwise and step.id not in looked_at:
            fix = f"add otherwise: STEP, or a step with when: not {step.id}.agreed"
            message = "without an agreement it goes on as if there were one"
            sheet.note("F2.6", step, message, fix)


def _waits(sheet: Sheet) -> None:
    """Meeting everybody ends by itself and needs no way out; a way out leads to another place."""
    for step in sheet.steps:
        if not isinstance(step, model.Wait):
            continue
        if step.until == "all" and (step.timeout is not None or step.otherwise):
            message = "waiting for all ends by itself, so its way out is never taken"
            sheet.note("F2.9", step, message, "take timeout: and otherwise: out")
        elif step.who != "all":
            message = "a wait holds everybody, whatever who: says"
            sheet.note("F2.9", step, message, "take who: out")


def _outcomes(expression: Expression) -> set[str]:
    """Names of which an expression asks whether they were agreed on."""
    if "agreed" not in expression.source and "unanimous" not in expression.source:
        return set()
    return {
        node.value.id
        for node in ast.walk(expression.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"agreed", "unanimous"}
        and isinstance(node.value, ast.Name)
    }


def _choices(sheet: Sheet) -> None:
    """Lists to choose from that nobody has made sure of."""
    thought_of: set[str] = set()
    known = {step.id: step for step in sheet.steps}
    for step in sheet.steps:
        if step.when is not None:
            thought_of |= _made_of(names(step.when), known)
        for chosen, where in _lists(sheet, step):
            if not _never_empty(chosen.tree, known):
                made_of = _made_of(names(chosen), known)
                if not made_of & thought_of:
                    _empty(sheet, step, chosen, where)


def _empty(sheet: Sheet, step: model.Step, chosen: Expression, where: Where) -> None:
    """Note a list that may have no entries."""
    message = "there may be nothing to choose from"
    fix = f"add when: size({chosen.source}) > 0, or a list that is never empty"
    sheet.note("F2.7", step, message, fix, at=where)


def _lists(sheet: Sheet, step: model.Step) -> list[tuple[Expression, Where]]:
    """The lists that people choose from at a step."""
    match step:
        case model.Ask(options_from=source) if source is not None:
            return [(source, sheet.at(step, "options_from"))]
        case model.Vote(of=source):
            return [(source, sheet.at(step, "of"))]
        case model.Form(fields=fields):
            return [
                (one.options_from, sheet.at(step, "fields", number, one.id, "options_from"))
                for number, one in enumerate(fields)
                if one.options_from is not None and not one.options
            ]
    return []


def _made_of(found: frozenset[str], known: Mapping[str, model.Step]) -> set[str]:
    """Names, and everything that computed ones among them are made of."""
    waiting, roots = set(found), set[str]()
    while waiting:
        name = waiting.pop()
        roots.add(name)
        step = known.get(name)
        if isinstance(step, model.Set):
            waiting |= names(step.value) - roots
        elif isinstance(step, model.Group):
            waiting |= {step.of} - roots
        elif isinstance(step, model.Vote):
            waiting |= names(step.of) - roots
        elif isinstance(step, model.Ask) and step.options_from is not None:
            waiting |= names(step.options_from) - roots
    return roots - {"people"}


def _never_empty(node: ast.expr, known: Mapping[str, model.Step]) -> bool:
    """Whether a list surely has an entry."""
    match node:
        case ast.List(elts=entries):
            return bool(entries)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _never_empty(left, known) or _never_empty(right, known)
        case ast.Attribute(value=value, attr="items"):
            return _never_empty(value, known)
        case ast.Name(id="people"):
            return True
        case ast.Name(id=name):
            return _surely_some(known.get(name), known)
        case ast.Call(func=ast.Name(id="first" | "last" | "top"), args=[inner, _]):
            return _never_empty(inner, known)
    return False


def _surely_some(step: model.Step | None, known: Mapping[str, model.Step]) -> bool:
    """Whether a step surely comes to a list with entries."""
    match step:
        case model.Notes(min=least):
            return least > 0
        case model.Set(value=value, when=None):
            return _never_empty(value.tree, known)
        case model.Ask(skip=skip):
            return not skip
        case model.Group(of=of):
            return _surely_some(known.get(of), known)
        case model.Vote(of=of):
            return _never_empty(of.tree, known)
    # What a caller gives is the caller's.
    return step is None


def _lengths(sheet: Sheet) -> None:
    """The longest path, in minutes that the author gave and in pages."""
    flow = sheet.flow
    minutes, pages = _longest(flow, flow.steps, _NOWHERE)
    if flow.minutes and minutes > flow.minutes * SLACK:
        message = f"the longest way takes {minutes:g} minutes, and the header says {flow.minutes}"
        sheet.note_header("F2.8", "minutes", message, "raise minutes, or make parts shorter")
    if pages > MOST_PAGES:
        message = f"the longest way has {pages} pages"
        sheet.note_header("F2.8", "steps", message, "give loops a smaller max")


def _longest(
    flow: model.Flow, steps: Sequence[model.Step], outside: Mapping[str, Length]
) -> Length:
    """The longest way through some steps; ``outside``: what is still to come at outer steps."""
    behind: Length = (0, 0)
    from_here: dict[str, Length] = dict(outside)
    timed = _timed(steps)
    for step in reversed(steps):
        ways = [from_here[name] for name in targets(step) if name in from_here]
        ends = isinstance(step, model.End | model.Go) and step.when is None and not step.optional
        if not ends:
            ways.append(behind)
        longest = max(ways, default=(0, 0))
        own = _own_length(flow, step, from_here)
        if step.id in timed:
            own = (0, own[1])
        behind = from_here[step.id] = (own[0] + longest[0], own[1] + longest[1])
    return behind


def _timed(steps: Sequence[model.Step]) -> set[str]:
    """Steps in a section that says how long all of it takes."""
    found, whole = set[str](), False
    for step in steps:
        if isinstance(step, model.Section):
            whole = step.minutes is not None
        elif whole:
            found.add(step.id)
    return found


def _own_length(flow: model.Flow, step: model.Step, outside: Mapping[str, Length]) -> Length:
    """Minutes and pages of one step, those inside of it included."""
    match step:
        case model.Repeat():
            minutes, pages = _longest(flow, step.steps, dict.fromkeys(outside, (0, 0)))
            return (step.minutes or minutes), pages * step.max
        case model.Call():
            part = flow.parts[step.flow]
            pages = _longest(part, part.steps, _NOWHERE)[1]
            return (step.minutes or part.minutes), pages
    return (step.minutes or 0), int(isinstance(step, _ASKING))
