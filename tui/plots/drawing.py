"""Draws points over time as signs, with a value axis, months below, and gaps left as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import floor
from statistics import median

from tui.glyphs import Glyphs
from tui.plots.axis import Axis, axis, number
from tui.plots.calendar import Calendar, calendar

Run = tuple[str, str]
"""A text and the meaning of its colour; empty for plain ink."""
Points = tuple[tuple[date, float], ...]
"""Days and values, oldest first."""

_FULL_LABELS = 7
"""Up to so many rows each has its number; of more, every other one."""
_GAP = "gap"


@dataclass(frozen=True, slots=True)
class Track:
    """The values of one person, or those that were agreed on."""

    sign: str
    """How a value is shown."""
    style: str
    """The meaning of its colour."""
    points: Points
    """Its values."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A plot."""

    lines: tuple[tuple[Run, ...], ...]
    """From top to bottom."""
    column: str
    """How much time a column is, in a word."""
    merged: bool
    """Whether a column holds several values of one person, of which the median is shown."""
    met: bool
    """Whether somewhere several people's values share one cell."""
    cropped: bool
    """Whether only a part of the scale is shown."""
    step: float
    """From one row to the next."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn."""

    tracks: Sequence[Track]
    """At least one of them has a point."""
    scale: tuple[float, float] | None = None
    """What could have been answered, in whole numbers."""
    band: tuple[float, float] | None = None
    """A range to be marked behind the points."""
    gaps: Points | None = None
    """Distances to be written below; `None` for no such row."""
    signed: bool = False
    """Whether numbers above zero have a plus."""


def draw(wish: Wish, cells: int, rows: int, glyphs: Glyphs) -> Picture:
    """Return the plot in at most so many cells and rows; it needs 20 cells and 5 rows.

    A column in which nobody said anything stays empty. Where a column holds several values of one
    person, their median is shown, and :attr:`Picture.merged` says so.
    """
    days = [day for track in wish.tracks for day, _ in track.points]
    values = [value for track in wish.tracks for _, value in track.points]
    below = 2 if wish.gaps is None else 3
    scale = wish.scale if _fits(values, wish.scale) else None
    upright = axis((min(values), max(values)), rows - below, scale)
    labels = [number(upright.value(row), glyphs, signed=wish.signed) for row in range(upright.rows)]
    gutter = max(len(_GAP) if wish.gaps is not None else 0, *map(len, labels))
    across = calendar(min(days), max(days), cells - gutter - 3)
    grid = _Grid(across, upright, glyphs)
    if wish.band is not None:
        grid.shade(wish.band)
    for track in wish.tracks:
        grid.put(track)
    lines = [
        (_upright(upright, row, labels, gutter, glyphs), *grid.runs(row))
        for row in reversed(range(upright.rows))
    ]
    lines += [_ticks(across, days, gutter, glyphs), _dates(across, days, gutter)]
    if wish.gaps is not None:
        lines.append(((f"{_GAP:>{gutter}}  ", "$muted"), (_written(across, wish.gaps), "")))
    whole = scale is None or (upright.low, upright.high) == scale
    return Picture(tuple(lines), across.name, grid.merged, grid.met, not whole, upright.step)


def _fits(values: Iterable[float], scale: tuple[float, float] | None) -> bool:
    """Whether all values lie on a scale."""
    return scale is not None and all(scale[0] <= value <= scale[1] for value in values)


class _Grid:
    """The cells in which points are shown."""

    def __init__(self, across: Calendar, upright: Axis, glyphs: Glyphs) -> None:
        self._across = across
        self._upright = upright
        self._glyphs = glyphs
        self._cells: dict[tuple[int, int], Run] = {}
        self._taken: set[tuple[int, int]] = set()
        self.merged = False
        self.met = False

    def shade(self, band: tuple[float, float]) -> None:
        """Mark the rows whose values lie in a range, and at least the nearest one."""
        near = self._upright.row((band[0] + band[1]) / 2)
        for row in range(self._upright.rows):
            if row == near or band[0] <= self._upright.value(row) <= band[1]:
                for cell in range(self._across.cells):
                    self._cells[row, cell] = (self._glyphs.usual, "$muted")

    def put(self, track: Track) -> None:
        """Show the values of one person."""
        by_column: dict[int, list[float]] = {}
        for day, value in track.points:
            by_column.setdefault(self._across.column(day), []).append(value)
        for column, values in by_column.items():
            place = (self._upright.row(median(values)), self._across.cell(column))
            meets = place in self._taken
            self.met = self.met or meets
            self._cells[place] = (
                (self._glyphs.together, "bold") if meets else (track.sign, track.style)
            )
            self._taken.add(place)
            self.merged = self.merged or len(values) > 1

    def runs(self, row: int) -> list[Run]:
        """Return a row, neighbours of one style in one piece."""
        cells = [self._cells.get((row, cell), (" ", "")) for cell in range(self._across.cells)]
        return [
            ("".join(sign for sign, _ in run), style)
            for style, run in groupby(cells, key=lambda cell: cell[1])
        ]


def _upright(upright: Axis, row: int, labels: Sequence[str], gutter: int, glyphs: Glyphs) -> Run:
    """Return the beginning of a row: its number, and the line."""
    even = round(upright.value(row) / upright.step) % 2 == 0
    named = len(labels) <= _FULL_LABELS or even
    sign = glyphs.axis[0] if named else glyphs.axis[1]
    return f"{labels[row] if named else '':>{gutter}} {sign} ", "$muted"


def _ticks(across: Calendar, days: Sequence[date], gutter: int, glyphs: Glyphs) -> tuple[Run, ...]:
    """Return the line below the points."""
    line = [glyphs.link] * (across.cells + 1)
    for cell, _, _ in across.labels(set(days)):
        line[cell + 1] = glyphs.axis[3]
    return ((" " * (gutter + 1) + glyphs.axis[2] + "".join(line), "$muted"),)


def _dates(across: Calendar, days: Sequence[date], gutter: int) -> tuple[Run, ...]:
    """Return the days, months or years below the line."""
    line = ""
    for _, begin, words in across.labels(set(days)):
        line = line.ljust(begin) + words
    return ((" " * (gutter + 3) + line, "$muted"),)


def _written(across: Calendar, gaps: Points) -> str:
    """Return the distances as whole numbers below their columns, ten and more as `X` if narrow."""
    by_column: dict[int, list[float]] = {}
    for day, value in gaps:
        by_column.setdefault(across.column(day), []).append(value)
    line = [" "] * (across.cells + 1)
    for column, values in by_column.items():
        words = str(floor(median(values) + 0.5))
        words = words if len(words) <= max(1, across.wide - 1) else "X"
        cell = across.cell(column)
        line[cell : cell + len(words)] = words
    return " " + "".join(line)
