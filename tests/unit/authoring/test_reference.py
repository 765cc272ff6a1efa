"""The reference page is what the tables say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import flows
from flows.authoring import reference as page
from flows.expressions.grammar import FUNCTIONS
from flows.faults import CODES
from flows.pledges import Form
from flows.reader.names import GIVEN
from flows.reader.schema import COMMON, HEADER, STEPS
from flows.reader.steps import RESERVED
from flows.records import KINDS
from flows.texts import FORMATS

FOLDER = Path(flows.__file__).parent


def test_the_page_is_made_from_the_tables() -> None:
    made = page.reference()
    command = "python -m tui.cli.flow.reference > flows/REFERENCE.md"
    assert (FOLDER / "REFERENCE.md").read_text(encoding="utf-8") == made, f"run: {command}"


def test_the_command_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli.flow.reference"],
        cwd=FOLDER.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == page.reference()


def test_everything_is_on_it() -> None:
    made = page.reference()
    names = [*HEADER, *COMMON, *(key for _, keys in STEPS.values() for key in keys), *KINDS]
    assert all(f"`{name}`" in made for name in names)
    assert all(f"\n### {kind}\n" in made for kind in STEPS)
    assert all(f"| {code} |" in made for code in CODES)
    assert all(form in str(page.PROMISES) for form in get_args(Form))


def test_names_functions_and_formats_have_words() -> None:
    assert set(page.FUNCTION_WORDS) == set(FUNCTIONS)
    assert set(page.FORMAT_WORDS) == set(FORMATS)
    assert set(GIVEN) < set(page.NAMES)
    assert set(page.NAMES) - {"yes", "no"} <= RESERVED


def test_tables_have_as_many_cells_in_each_row() -> None:
    for block in page.reference().split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        counts = {row.replace("\\|", "").count("|") for row in rows}
        assert len(counts) <= 1, block
