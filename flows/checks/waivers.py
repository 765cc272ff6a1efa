"""Waivers: comments by which an author says why something may stay as it is.

``# allow F4.2: the long form is read aloud`` stands at the end of a line or on a line above it, and
covers what is found on that line; before the first line of a step, all that is found in the step.
Errors cannot be waived. A waiver that gives no reason, or has nothing to waive, is said itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.expressions.problems import did_you_mean
from flows.faults import CODES, LEVELS, Fault

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*allow\s+(F[\w.]*(?:\s*,\s*F[\w.]*)*)\s*(:?)(.*)$")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One code that one comment lets pass."""

    code: str
    """The code as it is written."""
    line: int
    """Line of the comment, from 1."""
    column: int
    """Column of the comment, from 1."""
    covers: int
    """The line that it is about."""
    reason: str
    """Why; empty when no reason is given."""


def waivers(text: str) -> tuple[Waiver, ...]:
    """Return every waiver in the text of a flow file."""
    if "allow" not in text:
        return ()
    found: list[Waiver] = []
    waiting: list[tuple[int, re.Match[str]]] = []
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip()
        comment = _COMMENT.search(line) if "allow" in line else None
        if bare.startswith("#"):
            waiting += [(number, comment)] if comment else []
        elif bare:
            found += [one for at, above in waiting for one in _waivers(above, at, number)]
            found += _waivers(comment, number, number) if comment else []
            waiting.clear()
    return (*found, *(one for at, left in waiting for one in _waivers(left, at, number)))


def _waivers(comment: re.Match[str], line: int, covers: int) -> list[Waiver]:
    """The waivers of one comment."""
    reason = comment[3].strip() if comment[2] else ""
    codes = [code.strip() for code in comment[1].split(",")]
    return [Waiver(one, line, comment.start() + 1, covers, reason) for one in codes]


def waive(
    faults: Iterable[Fault], found: Sequence[Waiver], file: str, begins: dict[str, int]
) -> tuple[Fault, ...]:
    """Return what is left of some faults, with what is wrong with the waivers.

    ``begins``: step id to its first line.
    """
    left, used = [], set[Waiver]()
    standing: dict[tuple[str, int], list[Waiver]] = {}
    for one in found:
        standing.setdefault((one.code, one.covers), []).append(one)
    for fault in faults:
        lines = {fault.line, begins.get(fault.step, fault.line)}
        waiving = [one for at in lines for one in standing.get((fault.code, at), ())]
        if not waiving or LEVELS.get(fault.code, "error") == "error":
            left.append(fault)
        else:
            used |= set(waiving)
    bad = (one for one in found if one not in used or not one.reason)
    return (*left, *(_bad(one, file) for one in bad))


def _bad(waiver: Waiver, file: str) -> Fault:
    """What is wrong with a waiver."""
    code = waiver.code
    if code not in CODES:
        message, fix = f"there is no code {code}", did_you_mean(code, CODES)
    elif LEVELS.get(code, "error") == "error":
        message, fix = f"{code} is an error and cannot be waived", "mend it"
    elif not waiver.reason:
        message, fix = "a waiver gives its reason", f"write # allow {code}: why"
    else:
        message, fix = f"there is no {code} here to waive", "take the comment out"
    return Fault("F0.10", file, waiver.line, waiver.column, message, fix)
