"""A flow against an older revision of itself: what would surprise those who are in the middle of it.

A conversation in flight keeps its snapshot, and histories and tests name steps by their ids. So ids
are for ever, and whoever published a change says so by raising the revision.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.authoring.content import content
from flows.expressions.problems import did_you_mean
from flows.faults import Fault
from flows.model import Consent, Flow, Go, Step
from flows.places import every_step

_REVISION = frozenset({"revision"})


def compare(old: Flow, new: Flow, file: str) -> tuple[Fault, ...]:
    """Return what is wrong with the newer one as a revision of the older; ``file`` names it."""
    lines = new.sources.get(new.name, "").split("\n")
    if old.name != new.name:
        message = f"this is {new.name}, and the older one is {old.name}"
        fix = "a flow keeps its name for ever"
        return (Fault("F5.5", file, *_header(lines, "flow"), message, fix),)
    found = (_revision(old, new, file, lines), _ids(old, new, file, lines))
    faults = [fault for some in (*found, _shares(old, new, file, lines)) for fault in some]
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.column, fault.code)))


def _revision(old: Flow, new: Flow, file: str, lines: list[str]) -> Iterator[Fault]:
    """The revision was raised when the content has changed, and is never lowered."""
    place = _header(lines, "revision")
    if new.revision < old.revision:
        message = f"revision {new.revision} is older than revision {old.revision}"
        yield Fault("F5.1", file, *place, message, f"write revision: {old.revision + 1}")
    elif new.revision == old.revision and _changed(old, new):
        message = f"the content has changed and this is still revision {old.revision}"
        yield Fault("F5.1", file, *place, message, f"write revision: {old.revision + 1}")


def _changed(old: Flow, new: Flow) -> bool:
    """Whether the file says something else; the layout, and the parts it calls, do not count."""
    return content(old, without=_REVISION) != content(new, without=_REVISION)


def _ids(old: Flow, new: Flow, file: str, lines: list[str]) -> Iterator[Fault]:
    """Every id means what it meant, or says what became of it."""
    before, now = _named(old), _named(new)
    renamed = {step.renamed_from for step in now.values()}
    for name, step in before.items():
        there = now.get(name)
        if there is not None and there.kind != step.kind:
            message = f"{name} was {_a(step.kind)} and is {_a(there.kind)} now"
            yield _at(there, "F5.2", file, lines, message, "give the new step an id of its own")
        elif there is None and name not in renamed and name not in new.retired:
            message = f"the {step.kind} {name} is gone"
            near = did_you_mean(name, now.keys() - before.keys())
            fix = f"add retired: [{name}]" + (f", or renamed_from: {name}" if near else "")
            yield Fault("F5.3", file, *_header(lines, "steps"), message, fix)


def _named(flow: Flow) -> dict[str, Step]:
    """Steps by id; a jump has none that anything could name."""
    return {step.id: step for step in every_step(flow.steps) if not isinstance(step, Go)}


def _shares(old: Flow, new: Flow, file: str, lines: list[str]) -> Iterator[Fault]:
    """Nobody learns more than people said yes to: the header's shares, and each consent's."""
    for name in new.shares:
        if name not in old.shares:
            message = f"{name} was not shared before"
            yield Fault("F5.4", file, *_header(lines, "shares"), message, _ASK_AGAIN)
    before = _named(old)
    for step in _named(new).values():
        was = before.get(step.renamed_from or step.id)
        if isinstance(step, Consent) and isinstance(was, Consent):
            for name in step.allows:
                if name not in was.allows and name in old.shares:
                    message = f"this consent did not allow {name} before"
                    yield _at(step, "F5.4", file, lines, message, _ASK_AGAIN)


_ASK_AGAIN = "make it a flow of its own, so that people are asked anew"


def _at(step: Step, code: str, file: str, lines: list[str], message: str, fix: str) -> Fault:
    """A fault at a step."""
    text = lines[step.line - 1] if step.line <= len(lines) else ""
    column = len(text) - len(text.lstrip(" -")) + 1
    return Fault(code, file, step.line, column, message, fix, step.id)


def _header(lines: list[str], key: str) -> tuple[int, int]:
    """Line and column of a key of the header; the first line when it is not there."""
    found = (n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return next(found, 1), 1


def _a(kind: str) -> str:
    """A kind with its article."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
