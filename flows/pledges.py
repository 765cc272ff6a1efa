"""Promises that an author makes about a whole flow (header key ``checks``), for rehearsals to try.

Each is one line, in one of four forms:

``always_ends()``, ``always_ends(done, parked)``
    Every walk comes to an end, to one of those named if any are.
``never_sees(secret, look)``, ``never_sees(secret)``
    Nobody is shown what another wrote at ``secret`` before the reveal ``look`` is open, or ever.
``keeps(goal)``, ``keeps(goal) when chosen.size > 0``
    A conversation that has come to its end has kept a record of that kind.
an expression such as ``not picked.answered or picked.agreed``
    It holds where a conversation ends; what is unanswered there does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from flows.expressions import Expression, ExpressionFault, names, parse
from flows.expressions.problems import did_you_mean
from flows.records import KINDS

Form = Literal["always_ends", "never_sees", "keeps"]
"""Promises that are no expression."""

_CALL = re.compile(r"(\w+)\s*\(([\w\s,]*)\)(\s+when\s+)?")
_COUNTS: dict[str, tuple[int, int]] = {
    "always_ends": (0, 50),
    "never_sees": (1, 2),
    "keeps": (1, 1),
}


@dataclass(frozen=True, slots=True)
class Pledge:
    """One promise."""

    source: str
    """The words of the author."""
    line: int
    """Line in the flow file, from 1."""
    column: int
    """Column of its first character, from 1."""
    form: Form | None = None
    """``None``: an expression that holds at the end."""
    about: tuple[str, ...] = ()
    """What stands in the brackets: ids of steps, or a record kind."""
    that: Expression | None = None
    """The expression itself, or the condition behind ``when``."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Ids of the steps that it names in its brackets."""
        return () if self.form == "keeps" else self.about


def parse_pledge(source: str, line: int = 1, column: int = 1) -> Pledge:
    """Parse one promise; raise :class:`ExpressionFault` for what is none."""
    found = _CALL.match(source)
    if found is None or found[1] not in get_args(Form):
        return Pledge(source, line, column, that=parse(source, line, column))
    form: Form = found[1]  # type: ignore[assignment]  # looked up above
    about = tuple(part.strip() for part in found[2].split(",") if part.strip())
    least, most = _COUNTS[form]
    if not least <= len(about) <= most:
        wanted = f"{least} or {most} names" if form == "never_sees" else "one record kind"
        raise ExpressionFault("F1.1", line, column, f"{form} takes {wanted}")
    if form == "keeps" and about[0] not in KINDS:
        fix = did_you_mean(about[0], KINDS) or "kinds are " + ", ".join(KINDS)
        raise ExpressionFault("F3.4", line, column, f"there is no record kind {about[0]}", fix)
    rest = source[found.end() :]
    if found[3] is None or form != "keeps":
        if rest.strip() or found[3]:
            at = column + found.end()
            raise ExpressionFault("F1.1", line, at, f"nothing stands behind {form}(…)")
        return Pledge(source, line, column, form, about)
    return Pledge(source, line, column, form, about, parse(rest, line, column + found.end()))


def strangers(pledge: Pledge, steps: Collection[str], given: Collection[str]) -> tuple[str, ...]:
    """Names in a promise that mean nothing in its flow.

    ``steps`` are the ids of its steps, ``given`` the names that have a meaning everywhere.
    """
    missing = [name for name in pledge.steps if name not in steps]
    if pledge.that is not None:
        missing += sorted(names(pledge.that) - {*steps, *given})
    return tuple(missing)
