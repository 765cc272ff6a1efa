"""Precision and recall of the letters on labelled statements."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.smart import assess

HERE = Path(__file__).parent

LETTERS = ("specific", "measurable", "time_bound")


@dataclass(frozen=True, slots=True)
class Score:
    """How often a letter was right."""

    precision: float
    """Of the statements said to have the letter, the share that has it."""
    recall: float
    """Of the statements that have the letter, the share said to."""
    cases: int
    """How many statements were judged."""

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def statements(part: str) -> list[dict[str, Any]]:
    """Return the labelled statements of a part: "tune" or "report"."""
    rows: list[dict[str, Any]] = json.loads((HERE / "statements.json").read_text("utf-8"))
    return [row for row in rows if row["part"] == part]


def score(rows: Iterable[dict[str, Any]], letter: str) -> Score:
    """Return how right a letter is on labelled statements; rows without its label are left out."""
    hits = said = have = cases = 0
    for row in rows:
        if letter not in row:
            continue
        cases += 1
        met = getattr(assess(row["text"]), letter).met
        hits += met and row[letter]
        said += met
        have += row[letter]
    return Score(hits / said if said else 0.0, hits / have if have else 0.0, cases)
