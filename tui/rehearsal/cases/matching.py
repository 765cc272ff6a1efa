"""Which place a case means, and which texts stand on a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from flows.places import step_id


def match(said: str, place: str) -> int:
    """How exactly words name a place: 0 not at all, 3 the whole place."""
    if said == place:
        return 3
    if "/" in said and place.endswith(f"/{said}"):
        return 2
    name, _, number = said.partition("#")
    if name != step_id(place):
        return 0
    if not number:
        return 1
    rounds = [segment for segment in place.split("/")[:-1] if "#" in segment]
    return 2 if rounds and rounds[-1].endswith(f"#{number}") else 0


def texts(value: object) -> list[str]:
    """Every text in a page, with whatever it is made of."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for one in fields(value) for text in texts(getattr(value, one.name))]
    if isinstance(value, Mapping):
        return [text for pair in value.items() for text in texts(pair)]
    if isinstance(value, tuple | list):
        return [text for one in value for text in texts(one)]
    return []
