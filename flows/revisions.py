"""What a newer revision of a flow would ask that the present one does not.

A conversation keeps the flow that it began with, whole, and goes on with it to its end. People are
told in one line that there is a newer one, and in what it differs.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows import model as m
from flows.places import QUESTIONS, every_step


@dataclass(frozen=True, slots=True)
class Changes:
    """In what a newer revision differs, for those who are in the middle of the older one."""

    more: int
    """How many questions only the newer one asks; parts that it calls do not count."""
    fewer: int
    """How many questions only the older one asks."""

    def __str__(self) -> str:
        """One line that fits below any page: what there is, and that nothing happens by itself."""
        said = [
            f"{self.more} more" if self.more else "",
            f"{self.fewer} fewer" if self.fewer else "",
        ]
        count = " and ".join(filter(None, said))
        noun = "question" if self.more + self.fewer == 1 else "questions"
        differs = f" with {count} {noun}" if count else ""
        return f"There is a newer version of this{differs}. You go on as you began; the next one uses it."


def newer(old: m.Flow, new: m.Flow) -> Changes | None:
    """Return the changes when ``new`` is a later revision of the flow ``old``, else ``None``."""
    if old.name != new.name or new.revision <= old.revision:
        return None
    before, now = _asked(old), _asked(new)
    renamed = {step.renamed_from for step in every_step(new.steps) if step.renamed_from}
    added = {step.renamed_from or step.id for step in every_step(new.steps) if step.id in now}
    return Changes(len(added - before), len(before - now - renamed))


def _asked(flow: m.Flow) -> set[str]:
    """Ids of the steps that ask somebody something."""
    return {step.id for step in every_step(flow.steps) if isinstance(step, QUESTIONS)}
