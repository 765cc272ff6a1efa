"""Painting a part draws what Textual would, and nothing that lies elsewhere."""

from __future__ import annotations

from importlib.metadata import version

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.painting import NearCompositor


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
        assert len(list(near._get_renders(crop))) == len(within)
        assert crop.height > 1 or len(within) < len(stock.visible_widgets)


def test_it_was_written_against_this_textual() -> None:
    assert version("textual").startswith("8.2."), "read tui/painting.py against the new version"
