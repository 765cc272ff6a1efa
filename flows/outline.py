"""What a document for reading is made of. The store draws it as Markdown and as HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    text: str
    """The words, in one line."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of lines."""

    lines: tuple[str, ...]
    """The lines."""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers in rows."""

    caption: str
    """What they are."""
    head: tuple[str, ...]
    """One word for each column; the first column names the row."""
    rows: tuple[tuple[str, ...], ...]
    """As many cells each as there are columns."""


Part = Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    title: str
    """The heading, in one line."""
    parts: tuple[Part, ...] = ()
    """What stands directly under it."""
    sections: tuple[Section, ...] = ()
    """Smaller sections, after the parts."""

    @property
    def empty(self) -> bool:
        """Whether nothing stands under it."""
        return not self.parts and all(section.empty for section in self.sections)


def listed(title: str, lines: list[str]) -> Section:
    """Return a section that is one list; an empty one when there are no lines."""
    return Section(title, (Items(tuple(lines)),) if lines else ())


def full(*sections: Section) -> tuple[Section, ...]:
    """Return those sections that hold something."""
    return tuple(section for section in sections if not section.empty)
