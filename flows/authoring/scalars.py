"""How single values of a flow file are written: on one line where they fit, else folded.

A line is only folded at a single blank between two words, where folding it back gives the same
words. Quoted stays quoted and plain stays plain: to the reader they may mean different things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.reader.nodes import Scalar

WIDTH = 100
"""Columns that a line takes if it can."""

QUOTES = frozenset("\"'")
BLOCKS = frozenset("|>")

_GAP = re.compile(r"(?<! ) (?! )")
_HEADER = re.compile(r"[|>][-+0-9]*")


class Odd(Exception):
    """Something that is laid out in a way that is better left alone."""


def key(scalar: Scalar) -> str:
    """A key, always on one line."""
    return quoted(scalar.text) if scalar.style in QUOTES else scalar.text


def inline(scalar: Scalar) -> str | None:
    """A value on one line; ``None`` when it has to be on several."""
    if scalar.style in BLOCKS:
        return None
    if scalar.style in QUOTES:
        return quoted(scalar.text)
    return None if "\n" in scalar.text else scalar.text


def written(
    scalar: Scalar, source: Sequence[str], indent: int, before: int, *, fold: bool = False
) -> list[str]:
    """A value as lines: the first goes behind ``before`` columns, the others are complete.

    ``source`` are the lines of the file, for blocks; ``indent`` is where further lines begin. What
    stood on one line is only folded when asked to.
    """
    fold = fold or scalar.last_line > scalar.line
    if scalar.style in BLOCKS:
        return _block(scalar, source, indent)
    if scalar.style in QUOTES:
        return _folded(quoted(scalar.text), indent, before) if fold else [quoted(scalar.text)]
    if not fold:
        return [scalar.text]
    first, *others = scalar.text.split("\n")
    lines = _folded(first, indent, before)
    for paragraph in others:
        # A blank line is what stands for a line end inside of words without quotes.
        lines += ["", " " * indent + _folded(paragraph, indent, indent)[0]]
        lines += _folded(paragraph, indent, indent)[1:]
    return lines


def quoted(text: str) -> str:
    """Words in quotes: double ones, unless single ones save escaping."""
    if text.isprintable() and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    """A sign between double quotes."""
    if sign in '"\\':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _folded(text: str, indent: int, before: int) -> list[str]:
    """Words on as few lines as fit."""
    lines, line, room = list[str](), "", WIDTH - before
    for word in _GAP.split(text):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, WIDTH - indent
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return [lines[0], *(" " * indent + one for one in lines[1:])]


def block_lines(scalar: Scalar, source: Sequence[str]) -> range:
    """Line numbers (from 1) of what stands in a block, without blank lines at its end."""
    last, depth = scalar.line, -1
    for number in range(scalar.line + 1, len(source) + 1):
        line = source[number - 1]
        if not line.strip():
            continue
        at = len(line) - len(line.lstrip(" "))
        depth = at if depth < 0 else depth
        if at < depth or not depth:
            break
        last = number
    return range(scalar.line + 1, last + 1)


def _block(scalar: Scalar, source: Sequence[str], indent: int) -> list[str]:
    """A block, moved as it is."""
    found = _HEADER.match(source[scalar.line - 1], scalar.column - 1)
    header = found[0] if found else ""
    if header[1:] not in {"", "-"} or not scalar.text.strip():
        raise Odd
    inside = [source[number - 1].rstrip() for number in block_lines(scalar, source)]
    depth = len(inside[0]) - len(inside[0].lstrip(" ")) if inside[0] else 0
    if not depth:
        raise Odd
    return [header, *(" " * indent + line[depth:] if line else "" for line in inside)]
