"""Everything that is to be said about a flow file: what the reader refuses, and a second look.

The reader refuses what cannot be run or would break a promise (errors). The rules here read on in
a flow that it could put together and find what its author would want to know: warnings and hints.
They are pure, and no flow pays for them when it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable

from flows.checks import people, shape, uses, words
from flows.checks.sheet import Sheet
from flows.checks.waivers import waive, waivers
from flows.faults import Fault
from flows.reader.closely import read_closely
from flows.reader.read import Find

__all__ = ["check"]

_FAMILIES: tuple[Callable[[Sheet], None], ...] = (
    uses.look,
    shape.look,
    people.look,
    words.look,
)


def check(text: str, file: str, find: Find) -> tuple[Fault, ...]:
    """Return everything that is wrong with a flow file, or could be better, in its order.

    ``file`` names it in the faults; ``find`` gives the texts of flows that it calls.
    """
    faults, close = read_closely(text, file, find)
    begins: dict[str, int] = {}
    if close is not None:
        sheet = Sheet(close, file)
        for look in _FAMILIES:
            look(sheet)
        faults = (*faults, *sheet.faults)
        begins = {step.id: step.line for step in sheet.steps}
    left = waive(faults, waivers(text.removeprefix("\ufeff").replace("\r\n", "\n")), file, begins)
    return tuple(sorted(set(left), key=lambda one: (one.file, one.line, one.column, one.code)))
