"""Painting a part draws what Textual would, and nothing that lies elsewhere."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from store import Home
from tui.app import Duologue
from tui.painting import NearCompositor, uncovered


class Counted(Widget):
    """A widget that notes how often it is drawn."""

    DEFAULT_CSS = "Counted { height: 3; width: 20; margin: 1 2; }"
    drawn = 0

    def render_line(self, y: int) -> Strip:
        """Draw a line of its own letters."""
        type(self).drawn += y == 0
        return super().render_line(y)

    def render(self) -> str:
        """Its id, many times."""
        return f"{self.id} " * 20


class Many(App[None]):
    """Ten widgets in a list of which some are out of sight, and one that lies over them."""

    CSS = (
        "Screen { layers: below above; } #over { layer: above; dock: right; width: 9; height: 9; }"
    )

    def compose(self) -> ComposeResult:
        """Lay them out."""
        with VerticalScroll():
            for number in range(10):
                yield Counted(id=f"w{number}")
        yield Counted(id="over")


def painted(compositor: Compositor, crop: Region) -> list[str]:
    """What would be painted in a region, row by row; what lies beside it is never sent."""
    rows = compositor._render_chops(crop, lambda y: y in crop.line_range)
    lines = []
    for y in crop.line_range:
        cells = [" "] * 80
        for x, strip in rows[y].items():
            text = strip.text if strip else ""
            cells[x : x + len(text)] = text
        lines.append("".join(cells[crop.x : crop.right]))
    return lines


REGIONS = [Region(0, y, 40, 1) for y in range(0, 24, 3)] + [
    Region(5, 2, 60, 9),
    Region(0, 0, 80, 24),
]


@pytest.mark.parametrize("crop", REGIONS, ids=str)
async def test_the_same_is_painted_and_fewer_are_drawn(crop: Region) -> None:
    app = Many()
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(VerticalScroll).scroll_to(y=7, animate=False)
        await pilot.pause()
        stock = app.screen._compositor
        near = NearCompositor()
        near.reflow(app.screen, app.size)
        assert painted(near, crop) == painted(stock, crop)
        within = [
            widget
            for widget, (region, clip) in stock.visible_widgets.items()
            if crop.overlaps(region) and crop.overlaps(clip)
        ]
        assert 0 < len(list(near._get_renders(crop))) <= len(within)
        assert crop.height > 1 or len(within) < len(stock.visible_widgets)


async def test_what_lies_behind_is_not_drawn() -> None:
    app = Many()
    async with app.run_test(size=(80, 24)):
        over = app.query_one("#over").region
        near = NearCompositor()
        near.reflow(app.screen, app.size)
        assert len(list(near._get_renders(over))) == 1
        assert len(list(near._get_renders(over.grow((0, 0, 0, 5))))) > 1


@pytest.mark.parametrize(
    ("shown", "left"),
    [
        (Region(0, 0, 80, 24), Region()),
        (Region(0, 0, 15, 24), Region(15, 5, 15, 10)),
        (Region(20, 0, 60, 24), Region(10, 5, 10, 10)),
        (Region(0, 0, 80, 7), Region(10, 7, 20, 8)),
        (Region(0, 9, 80, 15), Region(10, 5, 20, 4)),
        (Region(12, 0, 5, 24), Region(10, 5, 20, 10)),
        (Region(0, 7, 80, 2), Region(10, 5, 20, 10)),
        (Region(0, 0, 15, 7), Region(10, 5, 20, 10)),
        (Region(0, 0, 5, 24), Region(10, 5, 20, 10)),
        (Region(40, 0, 5, 24), Region(10, 5, 20, 10)),
        (Region(0, 0, 80, 3), Region(10, 5, 20, 10)),
        (Region(0, 20, 80, 3), Region(10, 5, 20, 10)),
    ],
)
def test_what_is_left_bare(shown: Region, left: Region) -> None:
    rest = uncovered(Region(10, 5, 20, 10), shown)
    assert rest == left or not (rest or left)


async def test_a_key_and_what_follows_from_it_are_one_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures: list[set[str | None]] = []
    paint = Screen._on_timer_update

    def painted(self: Screen[object]) -> None:
        if self._dirty_widgets:
            pictures.append({widget.id for widget in self._dirty_widgets})
        paint(self)

    monkeypatch.setattr(Screen, "_on_timer_update", painted)
    app = Duologue(Home(tmp_path / "home"))
    async with app.run_test() as pilot, asyncio.timeout(20):
        await pilot.pause()
        for letter in "sam":
            pictures.clear()
            app.post_message(Key(letter, letter))
            while not pictures:
                await pilot.pause()
            assert pictures == [{"name-1", "ways"}]


def test_it_was_written_against_this_textual() -> None:
    assert version("textual").startswith("8.2."), "read tui/painting.py against the new version"
