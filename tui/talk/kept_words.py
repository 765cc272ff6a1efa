"""How agreement, and what a conversation leaves behind, read in any face."""

from __future__ import annotations

from typing import Final

from flows import pages as p
from flows.events import Degree

DEGREES: Final[tuple[tuple[Degree, str], ...]] = (
    ("yes", "yes"),
    ("wish", "yes, with a wish"),
    ("not_yet", "not yet"),
    ("no", "no"),
)
"""The degrees of agreement and their words."""

_NAMES: Final = {
    "person_affected": ("person affected", "people affected"),
    "meeting": ("next date", "next dates"),
    "charter": ("set of rules", "sets of rules"),
    "commitment": ("promise", "promises"),
}
"""What record kinds are called where their own name does not read well."""


def counted(kind: str, count: int) -> str:
    """Return a number of records of a kind, in words."""
    one, many = _NAMES.get(kind, (kind, f"{kind}s"))
    return f"{count} {one if count == 1 else many}"


def outcome(judged: p.Judged, reword: str) -> str:
    """Return what the degrees come to; ``reword`` is what is pressed or typed for other words."""
    if judged.agreed:
        wished = any(wish for _, _, wish in judged.rows)
        return "Agreed, and the wish stays beside it." if wished else "Agreed."
    if judged.attempts_left:
        return f"Not agreed yet; that is a result, too. Talk, and {reword} changes the words."
    return "Not agreed today; that is a result, too. It is kept."
