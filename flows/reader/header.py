"""Reading the header and putting a flow together."""

from __future__ import annotations

from typing import Any

from flows import model
from flows.expressions.problems import did_you_mean
from flows.pledges import strangers
from flows.reader import scalars as read
from flows.reader.nodes import Mapping, Node, Scalar
from flows.reader.scalars import Page
from flows.reader.schema import CARD, HEADER, build
from flows.reader.steps import RESERVED, Seen, read_steps

FORMAT = 1
"""Newest version of the file format that this program reads.

1: first version.
"""

NEEDED = ("flow", "format", "revision", "title", "steps")
"""Keys that every file has."""
_EVERYWHERE = ("today", "people", "alone", "quick")
NEEDED_OF_WHOLE = ("summary", "people", "minutes")
"""Keys that a file has which is no part for others."""


def read_header(page: Page, root: Mapping, seen: Seen) -> model.Flow | None:
    """Read a whole file into a flow; ``None`` after faults that leave nothing to look at."""
    version = root.pairs.get("format", (root, root))[1]
    if isinstance(version, Scalar) and version.text.isdecimal() and int(version.text[:9]) > FORMAT:
        page.fault(version, "F0.8", f"format {version.text} is newer than this program")
        return None
    people = root.pairs.get("people", (root, root))[1]
    values: dict[str, Any] = build(page, root, dict, HEADER) or {}
    fragment = bool(values.get("fragment"))
    for name in NEEDED if fragment else NEEDED + NEEDED_OF_WHOLE:
        if name not in root.pairs:
            page.fault(root, "F0.9", f"{name} is missing", f"add {name}: …")
    bounds = values.pop("people", {})
    least, most = bounds.get("min", 1), bounds.get("max", 50)
    if least > most:
        page.fault(people, "F1.9", "min is greater than max")
    values["evidence"] = _cards(page, values.get("evidence"))
    steps = values.pop("steps", None)
    values["steps"] = () if steps is None else read_steps(page, steps, seen)
    _given_names(page, root, values, seen)
    _promised(page, values, seen)
    defaults = {"name": "", "format": FORMAT, "revision": 1, "lang": "en", "title": ""}
    rest = {"summary": "", "minutes": 0, "least": least, "most": most}
    return model.Flow(**{**defaults, **rest, **values})


def _given_names(page: Page, root: Mapping, values: dict[str, Any], seen: Seen) -> None:
    """The names that a caller gives mean nothing else in the flow."""
    taken: set[str] = set()
    for key in ("parameters", "takes"):
        for name in values.get(key, ()):
            if name in RESERVED or name in seen.ids or name in taken:
                text = f"{name} has a meaning of its own"
                page.fault(root.pairs[key][0], "F1.7", text, "choose another name")
            taken.add(name)


def _promised(page: Page, values: dict[str, Any], seen: Seen) -> None:
    """The author's promises speak of steps and names that there are."""
    known = {*seen.ids, *_EVERYWHERE, *values.get("parameters", ()), *values.get("takes", ())}
    for pledge in values.get("checks", ()):
        for name in strangers(pledge, seen.ids, known):
            text = f"there is no {name} to promise anything of"
            page.report.add("F1.2", pledge.line, pledge.column, text, did_you_mean(name, seen.ids))


def _cards(page: Page, node: Node | None) -> tuple[model.EvidenceCard, ...]:
    """The evidence cards."""
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        page.fault(node, "F0.7", "keys with values are needed here")
        return ()
    if len(node.pairs) > read.LONGEST_LIST:
        page.fault(node, "F0.4", f"there are at most {read.LONGEST_LIST} cards")
    found = []
    for key, inner in list(node.pairs.values())[: read.LONGEST_LIST]:
        name = read.flow_name(page, key)
        card = build(page, inner, model.EvidenceCard, CARD, id=name or "")
        found.append(card if name else None)
    return tuple(card for card in found if card is not None)
