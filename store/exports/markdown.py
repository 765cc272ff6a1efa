"""An outline as Markdown (CommonMark, tables as on most sites). People's words are never markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.outline import Items, Paragraph, Part, Section, Table
from store.exports.lines import clean

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def markdown(outline: Section) -> bytes:
    """Return the document."""
    return "\n\n".join(_section(outline, 1)).encode() + b"\n"


def _section(section: Section, level: int) -> Iterator[str]:
    """Blocks of a section; headings go no deeper than six."""
    yield f"{'#' * min(level, 6)} {_escaped(section.title)}"
    for part in section.parts:
        yield _part(part)
    for smaller in section.sections:
        yield from _section(smaller, level + 1)


def _part(part: Part) -> str:
    """One block."""
    match part:
        case Paragraph():
            return _escaped(part.text)
        case Items():
            return "\n".join(f"- {_escaped(line)}" for line in part.lines)
        case _:
            return _table(part)


def _table(table: Table) -> str:
    """A table under its caption."""
    rule = ["---" for _ in table.head]
    rows = [table.head, *table.rows]
    lines = [f"| {' | '.join(map(_escaped, row))} |" for row in rows]
    return "\n".join(
        [f"**{_escaped(table.caption)}**", "", lines[0], f"| {' | '.join(rule)} |", *lines[1:]]
    )


def _escaped(text: str) -> str:
    """A text that Markdown shows as it stands."""
    line = _SIGNS.sub(r"\\\g<0>", clean(text).replace("\n", " ").strip())
    line = _START.sub(r"\1\\\2", line)
    return f"\\{line}" if line[:1] in {"-", "+", "="} else line
