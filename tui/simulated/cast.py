"""The invented people. Nobody real is meant."""

from typing import Final

from flows.people import Person

SAM: Final = Person("sam", "Sam")
NOA: Final = Person("noa", "Noa")

CAST: Final = (
    SAM,
    NOA,
    Person("kim", "Kim"),
    Person("ravi", "Ravi"),
    Person("lea", "Lea"),
    Person("tomo", "Tomo"),
)
"""Those who can take part, the first two first."""


def company(count: int) -> tuple[Person, ...]:
    """Return so many people: those of the cast, then guests with a number, up to 50."""
    guests = (Person(f"guest-{n}", f"Guest {n}") for n in range(len(CAST) + 1, count + 1))
    return (*CAST[:count], *guests)
