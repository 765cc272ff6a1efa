"""Prints how right the letters are: `python -m tests.unit.smart.report [--held-out]`.

The held-out sets were written by somebody else to judge the program and are never tuned on.
"""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from tests.unit.smart.scoring import HERE, LETTERS, score, statements


def parts(*, held_out: bool) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each part with its rows; the blind sets only when asked for and there."""
    yield "tune", statements("tune")
    yield "report", statements("report")
    yield "fresh", _rows(json.loads((HERE / "fresh_statements.json").read_text("utf-8")))
    for name in ("held_out_statements", "held_out_deadlines"):
        path = HERE / f"{name}.json"
        if held_out and path.exists():
            yield name, _rows(json.loads(path.read_text("utf-8")))


def _rows(document: Any) -> list[dict[str, Any]]:
    """The rows of a file that is a list, or a table with one list in it."""
    if isinstance(document, dict):
        document = next(value for value in document.values() if isinstance(value, list))
    return [row for row in document if isinstance(row, dict) and "text" in row]


def main() -> None:
    """Print one line for each part and letter."""
    parser = argparse.ArgumentParser(description="How right the letters are.")
    parser.add_argument("--held-out", action="store_true", help="also judge the blind sets")
    chosen = parser.parse_args()
    print(f"{'part':<22}{'letter':<12}{'cases':>6}{'precision':>11}{'recall':>8}{'F1':>8}")
    for name, rows in parts(held_out=chosen.held_out):
        for letter in LETTERS:
            it = score(rows, letter)
            if it.cases:
                print(
                    f"{name:<22}{letter:<12}{it.cases:>6}"
                    f"{it.precision:>11.3f}{it.recall:>8.3f}{it.f1:>8.3f}"
                )


if __name__ == "__main__":
    main()
