"""The formats that a history can leave in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from flows.outline import Section
from flows.people import PersonId
from store.exports.material import Material, gather
from store.party import Party

_FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "md": "Markdown, to read and to print",
        "html": "one page for a browser",
        "json": "everything, for “duologue import”",
        "csv": "ratings, for a spreadsheet",
        "ics": "dates and to-dos, for a calendar",
        "taskwarrior": "promises and milestones, for “task import”",
        "todotxt": "the same as todo.txt",
    }
)
_WRITERS: Final = {
    "json": "whole",
    "csv": "ratings",
    "ics": "calendar",
    "taskwarrior": "taskwarrior",
    "todotxt": "todotxt",
}


@dataclass(frozen=True, slots=True)
class Export:
    """A history on its way out."""

    content: bytes
    """The file, UTF-8."""
    entries: int
    """How many things are in it; 0 when there was nothing of that kind."""
    private: bool
    """Whether something in it is for one person alone."""


def formats() -> Mapping[str, str]:
    """Return the name of each format, and what it is."""
    return _FORMATS


def export(party: Party, format: str, eyes: Iterable[PersonId], today: date) -> Export:
    """Return what these people, looking together, may read of a party, in a format.

    ``today`` is the day on which documents tell the story; the other formats do not depend on it.
    ``ValueError`` when nobody looks, ``KeyError`` for a format that is none. A damaged log makes
    the complete export impossible (:class:`DamagedFile`), and no other.
    """
    material = gather(party, eyes, today)
    content, entries = _written(material, format)
    return Export(content, entries, material.private)


def document(outline: Section, format: str) -> bytes:
    """Return an outline as a file (``md`` or ``html``), UTF-8. People's words in it are never markup."""
    if format == "md":
        from store.exports.markdown import markdown

        return markdown(outline)
    from store.exports.html import html

    return html(outline)


def _written(material: Material, format: str) -> tuple[bytes, int]:
    """The file, and how much is in it. Only the writer that is needed is imported."""
    if format in ("md", "html"):
        from store.exports.telling import tell

        outline = tell(material)
        return document(outline, format), len(outline.sections)
    name = _WRITERS[format]
    module = import_module(f"store.exports.{name}")
    write = cast("Callable[[Material], tuple[bytes, int]]", getattr(module, name))
    return write(material)
