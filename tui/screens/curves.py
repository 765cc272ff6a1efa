"""What the trends page shows: each series of a history, with its usual range, slope and gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from flows.history.goals import Goal
from flows.history.ratings import Series
from flows.history.story import Story
from flows.measures import (
    LADDERS_FOR_T,
    TREND_FROM,
    Attainment,
    Limits,
    attainment,
    noise_limits,
    theil_sen,
)
from tui.plots import Points

RATED: Final = (0.0, 10.0)
"""The ends of the scale of a rating."""
LADDER: Final = (-2.0, 2.0)
"""The ends of a ladder."""
_MONTH: Final = 365.25 / 12
_FIRST: Final = ("connection", "satisfaction")
_COUNTED: Final = frozenset({"active", "dusty", "paused", "reached"})
"""States of goals whose ladders count in T: those that were agreed on and not let go."""
_ORDER: Final = ("active", "dusty", "paused", "proposed", "draft", "reached", "let go")


@dataclass(frozen=True, slots=True)
class Voice:
    """The values of one person, and what they say."""

    name: str
    """The person's name; empty for what was agreed on."""
    points: Points
    """Days and values, oldest first; at least one."""
    usual: Limits | None = None
    """The usual range, its ends cut to the scale; `None` with too few values."""
    slope: float | None = None
    """Points a month; `None` with too few values."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One series."""

    title: str
    """What was rated, or the goal whose ladder it is."""
    voices: tuple[Voice, ...]
    """One for each person who gave a value, in the order of the party."""
    goal: str = ""
    """Id of the goal it is about; empty for none."""
    about: str = ""
    """That goal's words."""
    gaps: Points = ()
    """How far apart people were on each day on which at least two gave a value."""
    levels: tuple[str, ...] | None = None
    """Of a ladder, what each level means, lowest first; `None` where it is no ladder."""
    together: Attainment | None = None
    """Of a ladder, how far all ladders have come; `None` with fewer than two."""
    ladders: int = 0
    """How many ladders that is."""

    @property
    def scale(self) -> tuple[float, float]:
        """What can be answered."""
        return RATED if self.levels is None else LADDER

    @property
    def first(self) -> date:
        """The day of the first value."""
        return min(voice.points[0][0] for voice in self.voices)


def curves(told: Story) -> tuple[Curve, ...]:
    """Return all series: of the two people first, then ladders, then what was said about goals."""
    goals = sorted(told.goals, key=lambda goal: _ORDER.index(goal.state))
    plain = [one for one in told.series if not one.goal and one.what]
    plain.sort(key=lambda one: (*(one.what != what for what in _FIRST),))
    found = [_rated(one, told) for one in plain]
    ladders = list(_ladders(goals))
    for goal in goals:
        found += [curve for curve in ladders if curve.goal == goal.id]
        found += [
            replace(_rated(one, told), about=goal.text)
            for one in told.series
            if one.goal == goal.id and one.what
        ]
    return tuple(curve for curve in found if curve.voices)


def _rated(one: Series, told: Story) -> Curve:
    """Return a series of ratings."""
    voices = tuple(
        _voice(person.name if len(told.people) > 1 else "", one.points[person.id])
        for person in told.people
        if one.points.get(person.id)
    )
    return Curve(one.what, voices, goal=one.goal, gaps=one.gaps())


def _voice(name: str, points: Points) -> Voice:
    """Return somebody's values with their usual range and slope, when there are enough of them."""
    if len(points) < TREND_FROM:
        return Voice(name, points)
    values = [value for _, value in points]
    limits = noise_limits(values)
    if all(RATED[0] <= value <= RATED[1] for value in values):
        low, high = max(RATED[0], limits.low), min(RATED[1], limits.high)
        limits = replace(limits, low=low, high=high)
    slope = theil_sen(values, [day.toordinal() for day, _ in points]) * _MONTH
    return Voice(name, points, limits, slope)


def _ladders(goals: Sequence[Goal]) -> Iterator[Curve]:
    """Yield the ladders of goals, each with what all of them say together."""
    standing = [goal for goal in goals if goal.ladder is not None and goal.ladder.readings]
    counted = [goal.ladder for goal in standing if goal.state in _COUNTED and goal.ladder]
    together = None
    if len(counted) >= LADDERS_FOR_T:
        together = attainment(
            [ladder.readings[0][1] for ladder in counted],
            [ladder.readings[-1][1] for ladder in counted],
            [max(ladder.weight, 0.1) for ladder in counted],
        )
    for goal in standing:
        assert goal.ladder is not None
        readings = tuple((day, float(level)) for day, level in goal.ladder.readings)
        yield Curve(
            goal.text,
            (Voice("", readings),),
            goal=goal.id,
            levels=goal.ladder.levels,
            together=together,
            ladders=len(counted),
        )
