"""Pictures of the screen: what they show, and what they need."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.host import Host
from tui import shots
from tui.widgets.frame import Frame
from tui.widgets.line_input import LineInput


async def test_an_svg_loads_nothing_and_a_png_is_a_picture(tmp_path: Path) -> None:
    app = Host(LineInput("hello"), Frame())
    async with app.run_test(size=(60, 20)):
        picture = await shots.svg(app)
        await shots.png(app, tmp_path / "shot.png")
    assert "hello" in picture
    assert "@font-face" not in picture
    assert "url(" not in picture.replace("url(#", "")
    assert (tmp_path / "shot.png").read_bytes().startswith(b"\x89PNG")


async def test_without_the_extra_a_png_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shots, "find_spec", lambda _: None)
    async with Host().run_test() as pilot:
        with pytest.raises(shots.PictureError, match=r"duologue\[png\]"):
            await shots.png(pilot.app, tmp_path / "shot.png")


def test_the_picture_library_is_imported_only_when_used() -> None:
    code = "import sys, tui.shots, tui.base_app; print('PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
