"""Texts of authors with holes: ``{{ expression | format: argument, argument }}``.

There are no blocks and no loops. What is put into a hole is plain text and is never parsed again,
so an answer that looks like a hole or like markup stays what it is. The Markdown subset of the
author's own words is left to the shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from flows.expressions import (
    Expression,
    ExpressionError,
    ExpressionFault,
    Unanswered,
    evaluate,
    parse,
)
from flows.expressions.functions import listed
from flows.values import Scope, Value
from flows.wording import day, in_a_row, words

_ARGUMENTS = {"count": 2}


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in a text that an expression fills."""

    expression: Expression
    """What fills it."""
    format: str = ""
    """Name of the format; empty for the one that the value's kind has by itself."""
    arguments: tuple[str, ...] = ()
    """Words that go with the format: singular and plural of ``count``."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with holes, parsed once."""

    source: str
    """The words of the author."""
    parts: tuple[str | Hole, ...]
    """Plain texts and holes, in order."""

    @property
    def holes(self) -> tuple[Hole, ...]:
        """The holes, in order."""
        return tuple(part for part in self.parts if isinstance(part, Hole))


def parse_text(source: str, line: int = 1, column: int = 1) -> Text:
    """Parse a text that stands on one line; raise :class:`ExpressionFault` for a bad hole."""
    return parse_text_at(source, lambda offset, _: (line, column + offset))


def parse_text_at(source: str, place: Callable[[int, int], tuple[int, int]]) -> Text:
    """Parse a text; ``place(offset, n)`` gives line and column of the n-th hole's braces."""
    parts: list[str | Hole] = []
    done = found = 0
    while (start := source.find("{{", done)) >= 0:
        line, column = place(start, found)
        end = _outside_quotes(_CLOSING, source, start + 2)
        if end < 0:
            raise ExpressionFault("F1.8", line, column, "a hole is not closed", "add }}")
        parts += [source[done:start], _hole(source[start + 2 : end], line, column + 2)]
        done, found = end + 2, found + 1
    parts.append(source[done:])
    return Text(source, tuple(part for part in parts if part))


_QUOTED = r"""\"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)"""
_CLOSING = re.compile(_QUOTED + r"|(\}\})")
_BAR = re.compile(_QUOTED + r"|(\|)")


def _outside_quotes(sign: re.Pattern[str], source: str, start: int = 0) -> int:
    """Where a sign first stands outside of quotes; -1 when it does not."""
    for found in sign.finditer(source, start):
        if found[1]:
            return found.start()
    return -1


def _hole(inside: str, line: int, column: int) -> Hole:
    """One hole: an expression and perhaps a format."""
    source, bar, formatting = _split(inside)
    expression = parse(source, line, column)
    name, _, rest = (part.strip() for part in formatting.partition(":"))
    arguments = tuple(part.strip() for part in rest.split(",")) if rest else ()
    at = column + len(source) + 1
    if bar and name not in FORMATS:
        raise ExpressionFault(
            "F1.8", line, at, f"there is no format {name}", "formats are " + ", ".join(FORMATS)
        )
    if len(arguments) != _ARGUMENTS.get(name, 0):
        fix = "write count: singular, plural" if name == "count" else "leave the words out"
        raise ExpressionFault("F1.8", line, at, f"the format {name} has the wrong words", fix)
    return Hole(expression, name, arguments)


def _split(inside: str) -> tuple[str, str, str]:
    """Expression and format, parted at the first bar outside of quotes."""
    at = _outside_quotes(_BAR, inside)
    return (inside, "", "") if at < 0 else (inside[:at], "|", inside[at + 1 :])


def render(text: Text | None, scope: Scope, dash: str = "–") -> str:
    """The text with its holes filled; a hole that came to nothing shows a dash. Never raises."""
    if text is None:
        return ""
    return "".join(
        part if isinstance(part, str) else _filled(part, scope, dash) for part in text.parts
    )


def _filled(hole: Hole, scope: Scope, dash: str) -> str:
    """The words in one hole."""
    try:
        value = evaluate(hole.expression, scope)
        return (
            FORMATS[hole.format](value, *hole.arguments) or dash
            if hole.format
            else (words(value) or dash)
        )
    except (Unanswered, ExpressionError):
        return dash


def _bullets(value: Value) -> str:
    """A list as lines."""
    return "\n".join(f"• {words(entry)}" for entry in _entries(value))


def _list(value: Value) -> str:
    """A list in one sentence."""
    return in_a_row([words(entry) for entry in _entries(value)])


def _entries(value: Value) -> tuple[Value, ...]:
    """The entries of a list; a single value is a list of one."""
    return listed(value) if isinstance(value, tuple) else (value,)


def _count(value: Value, singular: str, plural: str) -> str:
    """A number, or the size of a list, with its noun."""
    number = len(value) if isinstance(value, tuple) else value
    return f"{words(number)} {singular if number == 1 else plural}"


def _date(value: Value) -> str:
    """A date, also one that is kept as a text."""
    try:
        return day(date.fromisoformat(value)) if isinstance(value, str) else words(value)
    except ValueError:
        return words(value)


def _quote(value: Value) -> str:
    """The words in quotation marks."""
    return f"“{words(value)}”"


_STEPS = ("−2", "−1", " 0", "+1", "+2")


def _ladder(value: Value) -> str:
    """The five levels of a ladder, best first; the list begins with the lowest."""
    rows = zip(_STEPS, _entries(value), strict=False)
    return "\n".join(reversed([f"{step}  {words(level)}" for step, level in rows]))


FORMATS: MappingProxyType[str, Callable[..., str]] = MappingProxyType(
    {
        "list": _list,
        "bullets": _bullets,
        "count": _count,
        "date": _date,
        "number": words,
        "quote": _quote,
        "ladder": _ladder,
    }
)
"""Format name to how it writes a value."""
