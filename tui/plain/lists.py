"""Lists that are read aloud, and the numbers by which their lines are named."""

from __future__ import annotations

from collections.abc import Sequence


def parted(text: str) -> tuple[str, str]:
    """Return what leads up to a question, and the question: its last paragraph."""
    above, _, question = text.strip().rpartition("\n\n")
    return above.strip(), question.strip()


def numbered(texts: Sequence[str]) -> list[str]:
    """Return texts with a number before each, as they are read."""
    return [f"{number}. {text}" for number, text in enumerate(texts, start=1)]


def numbers(text: str, most: int) -> list[int] | None:
    """Return the rows that numbers such as `1 3` or `2, 4` name, from 0.

    ``None`` when something in it is no number from 1 to ``most``.
    """
    words = text.replace(",", " ").split()
    # A number that no list has is not read: Python refuses those of thousands of digits.
    known = {str(number): number for number in range(1, most + 1)}
    found = [known.get(word.lstrip("0"), 0) for word in words]
    if any(not 0 < number <= most for number in found):
        return None
    return [number - 1 for number in found]


def only(most: int) -> str:
    """Return what to say to a number that is none of the list."""
    return f"Please type numbers from 1 to {most}." if most > 1 else "Please type 1."


def quoted_by(text: str, author: str) -> str:
    """Return a text, and whose it is where that is known."""
    return f"{text} ({author})" if author else text
