"""A series as the trends page shows it: drawn, or as a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from tui.cells import fit, pad, spread, width, wrap
from tui.glyphs import Glyphs
from tui.plots import Picture, Track, Wish, draw, number
from tui.safe_text import visible
from tui.screens.curves import Curve
from tui.screens.lines import BLANK, Line, heading, sentence
from tui.screens.trend_words import (
    ladder_words,
    level_text,
    rated_words,
    sign_of,
    title_of,
)
from tui.words import short_day

_STYLES = ("bold $accent", "bold $good", "bold $warn", "bold $sealed")
_LEAST_ROWS = 7
"""Rows that a plot keeps, whatever there is to say below it."""
_ROOMY = 15
"""Rows from which blank lines part the plot from its words."""
_NAME = 12
"""Cells of a person's column at most."""


def drawn(
    curve: Curve, today: date, shown_range: int | None, cells: int, rows: int, glyphs: Glyphs
) -> list[Content]:
    """Return a series drawn in so many cells and rows; below it what it says.

    `shown_range` is whose usual range is marked: the index of a voice.
    """
    wish = _wish(curve, shown_range, glyphs)
    air = [Content("")] * (rows >= _ROOMY)
    left = rows - 1 - 2 * len(air)
    # What there is to say depends on how it is drawn, so the highest plot that leaves room wins.
    for height in range(left, _LEAST_ROWS - 1, -1):
        picture = draw(wish, cells, height, glyphs)
        said = _said(curve, today, glyphs, cells, picture)
        if len(picture.lines) + len(said) <= left:
            break
    else:
        picture = draw(wish, cells, _LEAST_ROWS, glyphs)
        said = _said(curve, today, glyphs, cells, picture)
    return [
        _title(curve, shown_range, cells, glyphs),
        *air,
        *(Content.assemble(*line) for line in picture.lines),
        *air,
        *(Content(line) for line in said[: max(0, left - len(picture.lines))]),
    ]


def _wish(curve: Curve, shown_range: int | None, glyphs: Glyphs) -> Wish:
    """Return what is to be drawn."""
    tracks = [
        Track(sign_of(index, glyphs), _STYLES[index % len(_STYLES)], voice.points)
        for index, voice in enumerate(curve.voices)
    ]
    limits = None if shown_range is None else curve.voices[shown_range].usual
    return Wish(
        tracks,
        curve.scale,
        band=(limits.low, limits.high) if limits else None,
        gaps=curve.gaps or None,
        signed=curve.levels is not None,
    )


def _title(curve: Curve, shown_range: int | None, cells: int, glyphs: Glyphs) -> Content:
    """Return the title, and whose usual range is marked."""
    title = Content.styled(visible(title_of(curve)), "bold $accent")
    if shown_range is None:
        return spread(title, Content(""), cells)
    name = curve.voices[shown_range].name
    words = f"{glyphs.usual * 3} usual range" + (f" of {visible(name)}" if name else "")
    return spread(title, Content.styled(words, "$muted"), cells)


def _said(curve: Curve, today: date, glyphs: Glyphs, cells: int, picture: Picture) -> list[str]:
    """Return what a series says, wrapped; for a ladder also what its levels mean."""
    if curve.levels is None:
        lines = rated_words(curve, today, glyphs, cells, picture)
        return [fit(visible(line), cells, glyphs.ellipsis) for line in lines]
    lines = [visible(line) for words in ladder_words(curve, today, glyphs)
             for line in wrap(words, cells)[:2]]  # fmt: skip
    lines += _levels(curve, cells, glyphs)
    return lines


def _levels(curve: Curve, cells: int, glyphs: Glyphs) -> list[str]:
    """Return the levels of a ladder, the highest first, with a sign before the present one."""
    now = curve.voices[0].points[-1][1]
    lines = []
    for level in range(2, -3, -1):
        if words := level_text(curve.levels or (), level):
            here = glyphs.cursor if level == now else " "
            text = f"{here} {number(level, glyphs, signed=True):>2}  {words}"
            lines.append(fit(visible(text), cells, glyphs.ellipsis))
    return ["", *lines] if lines else []


def table(curve: Curve, today: date, glyphs: Glyphs) -> list[Line]:
    """Return a series as rows, the newest first, under what it says."""
    words = (
        rated_words(curve, today, glyphs)
        if curve.levels is None
        else ladder_words(curve, today, glyphs)
    )
    rows = _rated_rows(curve, glyphs) if curve.levels is None else _ladder_rows(curve, glyphs)
    return [
        heading(title_of(curve)),
        *(sentence(line, style="", most=3) for line in words),
        BLANK,
        *rows,
    ]


def _rated_rows(curve: Curve, glyphs: Glyphs) -> list[Line]:
    """Return a header, then a row for each day: everybody's value, and the gap."""
    names = [voice.name or "value" for voice in curve.voices]
    days = sorted({day for voice in curve.voices for day, _ in voice.points}, reverse=True)
    values = [dict(voice.points) for voice in curve.voices]
    gaps = dict(curve.gaps)
    heads = [*names, *(["gap"] if gaps else [])]
    header = Line(_cells(heads, heads, glyphs), lead="day", style="$muted")
    rows = []
    for day in days:
        given = [*(each.get(day) for each in values), *([gaps.get(day)] if gaps else [])]
        texts = ["" if value is None else number(value, glyphs) for value in given]
        rows.append(Line(_cells(texts, heads, glyphs), lead=f"{day.year}  {short_day(day)}"))
    return [header, *rows]


def _cells(texts: Sequence[str], heads: Sequence[str], glyphs: Glyphs) -> str:
    """Return texts in columns as wide as their heads."""
    wide = [min(_NAME, max(4, width(head))) for head in heads]
    columns = [pad(text, cells, glyphs.ellipsis) for text, cells in zip(texts, wide, strict=True)]
    return "  ".join(columns)


def _ladder_rows(curve: Curve, glyphs: Glyphs) -> list[Line]:
    """Return a row for each day on which a level was agreed on."""
    rows = [Line("what it means", lead="day           level", style="$muted")]
    for day, level in reversed(curve.voices[0].points):
        shown = number(level, glyphs, signed=True)
        rows.append(
            Line(
                level_text(curve.levels or (), level),
                lead=f"{day.year}  {short_day(day)}  {shown:>5}",
                most=2,
            )
        )
    return rows
