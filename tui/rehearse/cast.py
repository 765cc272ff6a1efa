"""The invented people of a rehearsal: names, speeds and habits, all from a seed. Nobody real is meant."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final, Literal

NAMES: Final = (
    "Ada Ben Cleo Dario Elin Faris Greta Hugo Ines Jonas Kaya Liv Milo Nour Olga Pavel Quinn Rosa "
    "Sefa Tilda Umar Vera Wim Xenia Yusuf Zoe Amir Bela Chiara Dmitri Esra Flora Gil Hana Ivo Jana "
    "Kofi Lena Marek Nina Otto Priya Rafa Sanna Teo Uma Viggo Wanda Yuki Zora"
).split()
"""Fifty names, one for each seat of a room."""

Habit = Literal["", "slow", "away", "hand"]
"""What somebody is known for: writes slowly, goes away for a while, raises the hand."""

Pace = Literal["human", "fast"]
"""How quickly they go: as people do, or as fast as pages come."""

SPEEDS: Final = (3.0, 6.0)
"""Keys a second, the slowest and the quickest of ordinary people."""
SLOW: Final = 1.2
"""Keys a second of somebody who writes slowly."""


@dataclass(frozen=True, slots=True)
class Character:
    """One invented person."""

    name: str
    """Their name, unlike any other here."""
    order: int
    """Which of them they are, from 0: decides whose words they say."""
    speed: float
    """Keys a second while they type."""
    thinking: float
    """Seconds before they begin to write, about."""
    habit: Habit = ""
    """What they are known for."""


def company(count: int, seed: int) -> tuple[Character, ...]:
    """Return so many people. Of five or more, one is slow, one goes away and one raises a hand."""
    if not 1 <= count <= len(NAMES):
        raise ValueError(f"A rehearsal has 1 to {len(NAMES)} people.")
    dice = Random(f"company {seed}")  # noqa: S311 - no secret is made here
    names = dice.sample(NAMES, count)
    habits: list[Habit] = [""] * count
    if count >= 5:
        slow, away, hand = dice.sample(range(count), 3)
        habits[slow], habits[away], habits[hand] = "slow", "away", "hand"
    return tuple(
        Character(
            name,
            order,
            SLOW if habit == "slow" else dice.uniform(*SPEEDS),
            dice.uniform(4, 15) * (2 if habit == "slow" else 1),
            habit,
        )
        for order, (name, habit) in enumerate(zip(names, habits, strict=True))
    )
