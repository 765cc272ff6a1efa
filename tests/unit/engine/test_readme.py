"""The README of the core tells what the core is."""

from __future__ import annotations

from pathlib import Path

import flows
from flows.transitions import as_markdown

FOLDER = Path(flows.__file__).parent
TEXT = (FOLDER / "README.md").read_text("utf-8")


def test_the_transition_table_is_current() -> None:
    start, end = TEXT.split("<!-- transitions -->\n")[1].split("\n<!-- /transitions -->")
    assert start == as_markdown(), "write flows.transitions.as_markdown() between the markers"
    assert end == "\n"


def test_the_map_names_every_file() -> None:
    files = {path.name for path in FOLDER.glob("*.py")} - {"__init__.py"}
    assert not {name for name in files if f"`{name}`" not in TEXT}
