"""Pictures of a running app: SVG by itself, PNG with the `png` extra."""

import asyncio
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.app import App

FONTS: Final = '"JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace'
"""What the SVG asks for: fonts of the reader's own machine only."""
PATIENCE: Final = 10.0
"""Seconds after which a screen that is never drawn is given up."""
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_FAMILY = re.compile(r"font-family:\s*[^;]+;")


class PictureError(Exception):
    """A picture cannot be made; the text says what to do."""


async def settle(app: App[Any]) -> None:
    """Wait until the app has drawn what it was last told."""
    drawn = asyncio.Event()
    app.screen.refresh()
    app.screen.call_after_refresh(drawn.set)
    await asyncio.wait_for(drawn.wait(), PATIENCE)


async def svg(app: App[Any], title: str = "Duologue") -> str:
    """Return the present screen as an SVG that loads nothing from anywhere."""
    await settle(app)
    picture = app.export_screenshot(title=title)
    picture = _FONT_FACE.sub("", picture)
    return _FAMILY.sub(f"font-family: {FONTS};", picture)


async def png(app: App[Any], path: Path, *, scale: int = 1) -> None:
    """Write the present screen to `path`, `scale` times as large as usual.

    Raises `PictureError` when the `png` extra is not installed.
    """
    if find_spec("PIL") is None or find_spec("fontpkg_jetbrains_mono") is None:
        raise PictureError(
            "A PNG needs two more packages: install duologue[png], or ask for an SVG."
        )
    await settle(app)
    from tui.raster import draw

    draw(cells(app), path, scale)


def cells(app: App[Any]) -> list[list[Segment]]:
    """Return the present screen, dialogs included, as rows of styled text."""
    screen = app.screen
    update = screen._compositor.render_update(  # noqa: SLF001
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001
    )
    if not isinstance(update, LayoutUpdate):
        raise PictureError("The screen could not be read.")
    return [[part for strip in row for part in strip] for row in update.strips]


def text(app: App[Any]) -> str:
    """Return what stands on the screen, dialogs included, without the spaces at line ends."""
    return "\n".join("".join(part.text for part in row).rstrip() for row in cells(app))
