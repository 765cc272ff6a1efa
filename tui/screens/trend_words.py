"""What a series says in words, for below its plot and above its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flows.measures import TREND_FROM, usual
from tui.cells import pad, width
from tui.glyphs import Glyphs
from tui.plots import Picture, Points, number
from tui.screens.curves import Curve, Voice
from tui.words import plain_day

_LEAST = 0.05
"""Points a month; less is level."""


def title_of(curve: Curve) -> str:
    """Return what a series is called: `Connection`, `Confidence: an evening for us`."""
    words = curve.title[:1].upper() + curve.title[1:]
    return " ".join((f"{words}: {curve.about}" if curve.about else words).split())


def sign_of(number: int, glyphs: Glyphs) -> str:
    """Return the sign of the n-th person of a series; a letter when there are no more signs."""
    marks = glyphs.marks
    return marks[number] if number < len(marks) else chr(ord("a") + (number - len(marks)) % 26)


def voice_words(voice: Voice, today: date, glyphs: Glyphs, *, short: bool = False) -> str:
    """Return somebody's newest value, whether it is usual, and where all of them are heading."""
    day, value = voice.points[-1]
    words = [f"{number(value, glyphs)} on {plain_day(day, today)}"]
    if voice.usual is not None:
        low, high = (number(end, glyphs) for end in (voice.usual.low, voice.usual.high))
        usually = f" ({low} to {high})" if low != high else f" ({low})"
        words.append(_how(value, voice) + ("" if short else usually))
    if voice.slope is not None:
        words.append(slope_words(voice.slope, glyphs))
    return ", ".join(words)


def _how(value: float, voice: Voice) -> str:
    """Return `as usual`, or how it is not."""
    assert voice.usual is not None
    if usual(value, voice.usual):
        return "as usual"
    return "lower than usual" if value < voice.usual.low else "higher than usual"


def slope_words(slope: float, glyphs: Glyphs) -> str:
    """Return `about +0.5 a month`; a slope that rounds to nothing is `level`."""
    if abs(slope) < _LEAST:
        return "about level"
    return f"about {number(slope, glyphs, signed=True)} a month"


def rated_words(
    curve: Curve,
    today: date,
    glyphs: Glyphs,
    cells: int | None = None,
    picture: Picture | None = None,
) -> list[str]:
    """Return a line for each person; with the plot, also what its signs and columns mean.

    In so many cells, when they are given, the ends of the usual range may be left out.
    """
    names = max(width(voice.name) for voice in curve.voices)
    lines = []
    for index, voice in enumerate(curve.voices):
        lead = f"{sign_of(index, glyphs)} " + (f"{pad(voice.name, names)}  " if names else "")
        whole = voice_words(voice, today, glyphs)
        short = voice_words(voice, today, glyphs, short=True)
        fits = cells is None or width(lead + whole) <= cells
        lines.append(lead + (whole if fits else short))
    if picture is not None:
        lines += drawn_words(curve, picture, glyphs)
    if max(len(voice.points) for voice in curve.voices) < TREND_FROM:
        lines.append(f"The usual range and a slope come with the {_FIFTH} number.")
    return lines


_FIFTH = {5: "fifth"}.get(TREND_FROM, f"{TREND_FROM}th")


def drawn_words(curve: Curve, picture: Picture, glyphs: Glyphs) -> list[str]:
    """Return what signs and columns of a plot mean, as far as it is not plain."""
    words = []
    if picture.met:
        words.append(f"{glyphs.together} {'both' if len(curve.voices) == 2 else 'several'}")
    if picture.merged:
        words.append(f"the middle number of each {_each(picture.column)}")
    elif picture.column != "day":
        words.append(f"a column is {_a(picture.column)}")
    if picture.cropped:
        low, high = (number(end, glyphs) for end in curve.scale)
        rows = f", rows of {number(picture.step, glyphs)}" if picture.step > 1 else ""
        words.append(f"scale {low} to {high}{rows}")
    return ["   ".join(words)] if words else []


def _each(column: str) -> str:
    """Return a column's time behind `each`."""
    return column if column[0] not in "2468t" else column.replace("two weeks", "two-week span")


def _a(column: str) -> str:
    """Return a column's time with its article."""
    return column if column[0].isdigit() or column == "two weeks" else f"a {column}"


def ladder_words(curve: Curve, today: date, glyphs: Glyphs) -> list[str]:
    """Return where a goal stands, since when, and how far all ladders have come."""
    since, now = standing(curve.voices[0].points)
    level = number(now, glyphs, signed=True)
    words = level_text(curve.levels or (), now)
    lines = [f"{level} since {plain_day(since, today)}" + (f": {words}" if words else "")]
    if curve.together is not None:
        start, end = round(curve.together.start, 1), round(curve.together.now, 1)
        ladders = "Both" if curve.ladders == 2 else f"All {curve.ladders}"
        change = f"{glyphs.minus if end < start else '+'}{abs(end - start):.1f}"
        lines.append(
            f"{ladders} ladders (T): {start:.1f} at the start, {end:.1f} now, {change}; "
            "50 is as hoped."
        )
    return lines


def standing(readings: Points) -> tuple[date, float]:
    """Return the day since which the newest value has not changed, and the value."""
    since, now = readings[-1]
    for day, value in reversed(readings):
        if value != now:
            break
        since = day
    return since, now


def level_text(levels: Sequence[str], level: float) -> str:
    """Return what a level means; empty where nobody wrote it down."""
    place = round(level) + 2
    return " ".join(levels[place].split()) if 0 <= place < len(levels) else ""
