"""The bundled flows, small flows for tests, and YAML as an editor reads it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import flows
from flows.authoring.content import Content, content
from flows.model import Flow
from flows.reader import read_flow

FOLDER = Path(flows.__file__).parent / "library"

BUNDLED = {
    path.name.removesuffix(".flow.yaml"): path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.glob("*.flow.yaml"))
}
"""Name to text of the flows that come with the program."""

HEAD = """\
flow: talk
format: 1
revision: 1
lang: en
title: A talk
summary: Some words.
people: {min: 1, max: 2}
minutes: 5
"""
"""A header that is enough."""


@cache
def read(text: str) -> Flow:
    """A flow out of a text; what it calls is taken from the library."""
    return read_flow(text, "talk.flow.yaml", BUNDLED.get)


def flow(steps: str, head: str = HEAD) -> Flow:
    """A flow of these steps; an end is put behind them."""
    return read(text(steps, head))


def text(steps: str, head: str = HEAD) -> str:
    """The file of such a flow."""
    return f"{head}steps:\n{steps}  - end: done\n"


def meaning(source: str) -> Content:
    """What a file says, wherever it says it."""
    return content(read(source))


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: only true and false are flags, and dates are words."""


_Core.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith((":timestamp", ":bool", ":merge"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def as_in_an_editor(source: str) -> Any:
    """The values that a schema is held against; keys are words."""
    return _worded(yaml.load(source, Loader=_Core))  # noqa: S506 - it is a safe loader


def _worded(value: Any) -> Any:
    match value:
        case dict():
            return {str(key): _worded(inner) for key, inner in value.items()}
        case list():
            return [_worded(inner) for inner in value]
    return value
