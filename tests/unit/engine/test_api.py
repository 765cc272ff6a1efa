"""The names that the core offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import flows

PROGRAM = """
import flows.records, flows.view, flows.keeping
from flows import records, view
assert callable(records) and callable(view), (records, view)
import flows.records
assert callable(flows.records)
from flows.records import KINDS
"""


def test_functions_win_over_modules_of_the_same_name_in_any_order_of_import() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_every_name_that_is_offered_is_there() -> None:
    assert all(getattr(flows, name) is not None for name in flows.__all__)


def test_a_name_that_is_not_offered_is_not_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        _ = flows.nothing
