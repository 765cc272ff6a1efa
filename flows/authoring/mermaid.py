"""Mermaid text, written so that no words of an author can break it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

_LONGEST = 120
"""Characters of one label; a diagram is no document."""

_HARMLESS = frozenset(" ,.:?!-–—…“”‘’")

Shape = Literal["box", "round", "diamond", "hexagon", "store", "circle", "part"]
"""How a node is drawn."""

_DRAWN: dict[str, tuple[str, str]] = {
    "box": ("[", "]"),
    "round": ("([", "])"),
    "diamond": ("{", "}"),
    "hexagon": ("{{", "}}"),
    "store": ("[(", ")]"),
    "circle": ("((", "))"),
    "part": ("[[", "]]"),
}


def escaped(words: str) -> str:
    """Return words for a label in double quotes.

    Letters, digits, blanks and a few harmless signs stay; every other sign becomes an entity such as
    ``#34;``, which Mermaid turns back. So no straight quote, bracket, backtick, hash, percent sign or
    line end ever stands in it.
    """
    line = " ".join(words.split())
    if len(line) > _LONGEST:
        line = f"{line[: _LONGEST - 1].rstrip()}…"
    return "".join(
        sign if sign.isalnum() or sign in _HARMLESS else f"#{ord(sign)};" for sign in line
    )


@dataclass(slots=True)
class Box:
    """A frame around nodes and smaller frames; the whole diagram is one, too."""

    title: str = ""
    """What stands above it."""
    inside: list[str | Box] = field(default_factory=list)
    """Lines and frames, in order."""


@dataclass(slots=True)
class Diagram:
    """A flowchart in the making."""

    root: Box = field(default_factory=Box)
    """Everything."""
    edges: list[str] = field(default_factory=list)
    """Arrows, in order."""
    nodes: int = 0
    """How many there are."""

    def node(self, box: Box, shape: Shape, words: str, mark: str = "") -> str:
        """Draw a node and return its id; ``mark`` is the name of a class."""
        self.nodes += 1
        name = f"n{self.nodes}"
        opening, closing = _DRAWN[shape]
        drawn = f'{name}{opening}"{escaped(words)}"{closing}'
        box.inside.append(f"{drawn}:::{mark}" if mark else drawn)
        return name

    def edge(self, start: str, end: str, words: str = "", *, back: bool = False) -> None:
        """Draw an arrow; one that leads back is dotted."""
        line = "-.->" if back else "-->"
        self.edges.append(f"{start} {line}{f'|{_quoted(words)}|' if words else ''} {end}")

    def text(self) -> str:
        """Return the whole diagram."""
        frames = _Frames()
        lines = ["flowchart TD", *frames.lines(self.root.inside, "  ")]
        lines += [f"  {edge}" for edge in self.edges]
        lines += [f"  classDef {name} {how}" for name, how in _CLASSES]
        return "\n".join(lines) + "\n"


_CLASSES = (
    ("alone", "stroke-dasharray: 4 3"),
    ("opens", "stroke-width: 3px"),
    ("optional", "opacity: 0.6"),
)
"""How marked nodes look. Shape and words say the same, so nothing hangs on it."""


class _Frames:
    """Numbers the frames while they are written."""

    def __init__(self) -> None:
        self.number = 0

    def lines(self, inside: Iterable[str | Box], indent: str) -> list[str]:
        """Lines of what is in a frame; empty frames are left out."""
        found: list[str] = []
        for one in inside:
            if isinstance(one, str):
                found.append(f"{indent}{one}")
            elif one.inside:
                self.number += 1
                found.append(f"{indent}subgraph s{self.number}[{_quoted(one.title)}]")
                found += self.lines(one.inside, f"{indent}  ")
                found.append(f"{indent}end")
        return found


def _quoted(words: str) -> str:
    """Words as a label."""
    return f'"{escaped(words)}"'
