"""Prepared screens: each comes, and a picture of it is the same every time."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.cli import Line
from tests.ui.homes import copied
from tui.cli.screenshot import THEMES
from tui.fixtures import gallery, stage
from tui.fixtures.gallery import Shot
from tui.fixtures.homes import never, nobody
from tui.fixtures.stamps import FixedStamps
from tui.shots import text
from tui.themes import PALETTES


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    """Return the command line in this process."""
    return Line(capsys)


@pytest.mark.parametrize("name", gallery.names())
async def test_every_screen_comes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = gallery.shot(name)
    shot = replace(wanted, home=partial(copied, wanted.home))
    monkeypatch.setattr(stage, "shot", {name: shot}.__getitem__)
    async with stage.staged(name) as app:
        shown = text(app)
    assert len(shown.split("\n")) == 24
    assert max(map(len, shown.split("\n"))) <= 80


async def test_a_picture_is_the_same_every_time() -> None:
    seen = []
    for _ in range(2):
        async with stage.staged("reveal", size=(100, 30), theme="light", ascii_only=True) as app:
            seen.append(text(app))
    assert seen[0] == seen[1]
    assert "19:02" in seen[0]
    assert seen[0].isascii()


async def test_a_screen_that_never_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Shot("lost", "", nobody, "words that are nowhere", stop=None)
    monkeypatch.setattr(stage, "shot", lambda _: lost)
    monkeypatch.setattr(stage, "PATIENCE", 0.2)
    with pytest.raises(stage.Absent, match="Who will write here"):
        async with stage.staged("lost"):
            pass


def test_unknown_screens_and_the_standing_clock() -> None:
    with pytest.raises(KeyError):
        gallery.shot("nowhere")
    stamps = FixedStamps()
    assert stamps.now() == stamps.now()
    assert stamps.now().astimezone().strftime("%d %H:%M") == f"{stamps.today().day} 19:02"
    assert stamps.new_id() != stamps.new_id()
    assert not never(None, None)  # type: ignore[arg-type]


def test_the_command_knows_every_theme() -> None:
    assert set(THEMES) == set(PALETTES)


def test_the_command_lists_and_draws(line: Line, tmp_path: Path) -> None:
    listed = line("screenshot", "--list").out
    assert [row.split()[0] for row in listed.splitlines()] == list(gallery.names())
    drawn = line("screenshot", "cover", "--size", "60x20").out
    assert drawn.startswith("<svg")
    assert "Covered." in drawn
    assert "url(http" not in drawn
    assert "@font-face" not in drawn
    target = tmp_path / "cover.svg"
    assert line("screenshot", "cover", "--size", "60×20", "-o", str(target)).code == 0
    assert target.read_text().strip() == drawn.strip()


def test_the_command_draws_png(line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cover.png"
    assert line("screenshot", "cover", "-o", str(target)).code == 0
    assert target.read_bytes().startswith(b"\x89PNG")
    monkeypatch.setattr("tui.shots.find_spec", lambda _: None)
    said = line("screenshot", "cover", "-o", str(target))
    assert said.code == 1
    assert "duologue[png]" in said.err


@pytest.mark.parametrize(
    ("args", "words", "code"),
    [
        (["screenshot"], "Which screen?", 2),
        (["screenshot", "revel"], "Did you mean “reveal”?", 2),
        (["screenshot", "home", "--size", "1x1"], "80x24", 2),
        (["screenshot", "home", "--size", "big"], "80x24", 2),
        (["screenshot", "home", "--theme", "blue"], "There are: light", 2),
        (["screenshot", "home", "-o", "home.gif"], ".svg or .png", 2),
        (["screenshot", "cover", "-o", "/nowhere/x.svg"], "No such file", 1),
    ],
)
def test_what_cannot_be_drawn(line: Line, args: list[str], words: str, code: int) -> None:
    said = line(*args)
    assert said.code == code
    assert words in said.err
