"""The gallery: each screen once at the design size and once at the least size.

Few and last: state and messages are asserted elsewhere. How to judge a changed picture stands in
CONTRIBUTING.md. `make gallery` runs it, and `make check` does; `make test` stays quick without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tui.fixtures.gallery import names, shot
from tui.fixtures.stage import enact, opened
from tui.settings import Settings

NO_PICTURE = {"first-run"}
"""It names the folder of the home, which differs from run to run; its words are tested elsewhere."""


class Compare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(self, app: App[Any], *, terminal_size: tuple[int, int], run_before: Any) -> bool:
        """Return whether the app looks as it did."""
        ...


@pytest.mark.gallery
@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
@pytest.mark.parametrize("name", [name for name in names() if name not in NO_PICTURE])
def test_a_screen_looks_as_it_did(
    name: str, size: tuple[int, int], snap_compare: Compare, tmp_path: Path
) -> None:
    wanted = shot(name)
    app = opened(wanted, tmp_path, Settings())

    async def put_up(pilot: Pilot[Any]) -> None:
        await enact(pilot, wanted)

    assert snap_compare(app, terminal_size=size, run_before=put_up)
