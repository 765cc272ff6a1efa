"""Reading flow files with all checks: one of 200 steps, and the whole bundled library."""

from collections.abc import Iterable
from importlib.resources import files
from unittest.mock import patch

import yaml

from flows.expressions import parsing
from flows.reader import read_flow
from store import library
from tests.bench.registry import Missing, Row, bench, side_by_side

CHECK_BUDGET = 50.0
"""Milliseconds; see the design page of the flow format."""
LIBRARY_BUDGET = 60.0
"""Milliseconds for all bundled flows, which are packed; :data:`READ_BUDGET` is for those that are not."""
READ_BUDGET = 10.0
"""Times the composer, to read all of them with all checks, and what they call once for each caller."""
STEPS = 200
ROUNDS = 9

_HEADER = """\
flow: long
format: 1
revision: 1
lang: en
title: Long
summary: A conversation of two hundred steps.
people: {min: 1, max: 8}
minutes: 90
steps:
"""

_BLOCK = """\
  - section: part_@
    title: Part @
    minutes: 5
  - ask: topic_@
    who: all
    type: line
    text: What is it about? The last was “{{ before_@ }}”.
  - notes: ideas_@
    who: each
    blind: true
    max: 20
    when: topic_@.answered
    text: "{{ me }}, one idea a line about “{{ topic_@ }}”."
    lenses: [The smallest version, The opposite]
  - reveal: look_@
    when: topic_@.answered
    of: [ideas_@]
    text: Read all of them before you judge any.
  - vote: dots_@
    when: ideas_@.size > 1
    who: each
    blind: true
    of: ideas_@.items
    text: Place your dots.
  - reveal: tally_@
    when: ideas_@.size > 1
    of: [dots_@]
    show: side_by_side
  - ask: sure_@
    who: each
    blind: true
    type: scale
    min: 0
    max: 10
    labels: {0: not at all, 10: very}
    text: How sure are you?
  - reveal: gap_@
    of: [sure_@]
    show: gap
  - agree: settled_@
    when: dots_@.size > 0 and ideas_@.size > 1
    text: "{{ top(dots_@, 3) | bullets }}"
  - keep: kept_@
    as: note
    each: filter(ideas_@.items, size(item.text) > 1)
    fields: {text: item.text, kind: '"idea"'}
"""


def long_flow(steps: int = STEPS, tag: str = "") -> str:
    """A flow of so many steps, each part of which looks back at the part before.

    ``tag`` makes the ids of the steps others than those of another flow.
    """
    text = f"{_HEADER}  - set: before_{tag}0\n    value: '\"nothing\"'\n"
    for number in range((steps - 2) // 11):
        text += _BLOCK.replace("_@", f"_{tag}{number}")
        text += f"  - set: before_{tag}{number + 1}\n    value: first(answered(topic_{tag}{number}, before_{tag}{number}))\n"
    while text.count("\n  - ") < steps - 2:
        text += f"  - say: word_{text.count(chr(10))}\n    text: A word.\n"
    return text + "  - end: done\n    text: Done.\n"


@bench("flows")
def reading() -> Iterable[Row | Missing]:
    """Measure reading beside the bare composer of YAML."""
    # Each round reads words of its own: expressions that were read before cost less.
    fresh = iter([long_flow(tag=f"r{number}") for number in range(2 * ROUNDS)])
    text = long_flow()
    ours, bare = side_by_side(
        lambda: read_flow(next(fresh), "long.flow.yaml", lambda _: None),
        lambda: yaml.compose(text, Loader=yaml.CSafeLoader),
        ROUNDS,
    )
    yield Row(f"check of a flow of {STEPS} steps", ours, 0, "ms", CHECK_BUDGET)
    yield Row("  the composer of YAML alone takes", bare, 0, "ms", CHECK_BUDGET)
    texts = {
        path.name.removesuffix(".flow.yaml"): path.read_text("utf-8")
        for path in (files("flows") / "library").iterdir()
        if path.name.endswith(".flow.yaml")
    }
    cards, floor = side_by_side(
        _cards,
        lambda: [yaml.compose(one, Loader=yaml.CSafeLoader) for one in texts.values()],
        ROUNDS,
    )
    yield Row("bundled library, as it is listed", cards, 0, "ms", LIBRARY_BUDGET)
    loaded, whole = side_by_side(_load, _read, ROUNDS)
    yield Row("bundled library, all of it loaded", loaded, 0, "ms", LIBRARY_BUDGET)
    yield Row("  the composer of YAML alone takes", floor, 0, "ms", LIBRARY_BUDGET)
    yield Row("  read with all checks, as if unpacked", whole, floor, "ms", READ_BUDGET)


def _forget() -> None:
    """Forget all that was read, as a new process has not read anything."""
    library._bundled.cache_clear()
    library._header.cache_clear()
    library._READ.clear()
    parsing._parsed.cache_clear()


def _cards() -> None:
    """List all bundled flows as a new process does."""
    _forget()
    library.Library().cards()


def _load() -> None:
    """Load every bundled flow and all that it calls, as a new process does."""
    _forget()
    known = library.Library()
    for name in known.names():
        known.load(name)


def _read() -> None:
    """Load every bundled flow as if none of them had been packed."""
    with patch.object(library, "_packed", lambda _: ""):
        _load()
