"""Upgrades of the saved form, one small file each, in order.

A file here is called ``to_N.py`` and holds ``upgrade(kind, document) -> document``: what has to
change in a file of that kind to come from schema N-1 to N. It works on plain JSON values, leaves
fields that it does not know, and is tested from a frozen old document in ``tests/storage/frozen``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from store.files import Document


@dataclass(frozen=True, slots=True)
class Upgrade:
    """One step from a schema to the next."""

    to: int
    """The schema that a document has afterwards."""
    change: Callable[[str, Document], Document]
    """Given the kind of file and the document, the new document. May change it in place."""


UPGRADES: tuple[Upgrade, ...] = ()
"""All of them, oldest first. Empty: schema 1 is the first that was published."""
