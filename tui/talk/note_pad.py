"""What is half typed on a page of notes: in the field, and aside while another note stands there."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field

NEW = ""
"""Stands for the note that is not kept yet, where others have an id."""


@dataclass
class NotePad:
    """Which note the field holds, and unkept words of the others."""

    item: str = NEW
    """Id of the note in the field."""
    aside: dict[str, str] = field(default_factory=dict)
    """Unkept words that are not in the field, by note id."""

    def turn_to(self, item: str, words: str, kept: str, before: str) -> str:
        """Put ``words`` aside, unless they are ``before``, and give what the field shows now.

        ``kept`` are the words of the note turned to, ``before`` those of the note left.
        """
        if words != before:
            self.aside[self.item] = words
        self.item = item
        return self.aside.pop(item, kept)

    def draft(self, words: str) -> str:
        """Return field and aside as one text; plain words while there is nothing else."""
        if self.item == NEW and not self.aside:
            return words
        return json.dumps([self.item, words, self.aside], ensure_ascii=False)


def taken_up(draft: str, items: Collection[str]) -> tuple[NotePad, str]:
    """Return the pad and the words in the field that a draft holds; ``items``: notes there are."""
    try:
        item, words, aside = json.loads(draft)
        known = {str(k): str(v) for k, v in aside.items() if k in items or k == NEW}
    except (ValueError, TypeError, AttributeError):
        return NotePad(), draft
    if item in items or item == NEW:
        return NotePad(str(item), known), str(words)
    # The note has gone since; what was to become of it is a new one.
    return NotePad(NEW, known), str(words)
