"""Draw rows of styled text into a PNG, one cell at a time.

Needs the `png` extra: Pillow, and a monospaced font from a package. Signs that the font lacks and
lines that must meet from cell to cell are drawn as shapes.
"""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

Pixels = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""
Box = tuple[int, int, int, int]
"""Left, top, right and bottom of a cell."""

_SIZE: Final = 16
_WIDTH: Final = 10
_HEIGHT: Final = 21
_MARGIN: Final = 12
_INK: Final[Pixels] = (220, 220, 220)
_PAGE: Final[Pixels] = (18, 18, 18)
_LINES: Final = {
    "─": "lr", "│": "tb", "┌": "rb", "┐": "lb", "└": "rt", "┘": "lt", "├": "trb", "┤": "tlb",
    "┬": "lrb", "┴": "lrt", "┼": "lrtb", "╭": "rb", "╮": "lb", "╰": "rt", "╯": "lt",
}  # fmt: skip
_SHADES: Final = {"█": 1.0, "▓": 0.75, "▒": 0.5, "░": 0.25}


def draw(rows: list[list[Segment]], path: Path, scale: int = 1) -> None:
    """Write the rows as a PNG."""
    width, height = _WIDTH * scale, _HEIGHT * scale
    columns = max((sum(cell_len(part.text) for part in row) for row in rows), default=1)
    margin = _MARGIN * scale
    page = _first_background(rows)
    size = (columns * width + 2 * margin, len(rows) * height + 2 * margin)
    image = Image.new("RGB", size, page)
    pen = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        column = 0
        for text, style, _ in row:
            ink, paper = _colours(style, page)
            for sign in _signs(text):
                cells = cell_len(sign)
                left, top = margin + column * width, margin + number * height
                box = (left, top, left + cells * width - 1, top + height - 1)
                pen.rectangle(box, fill=paper)
                _draw_sign(pen, sign, box, ink, paper, style or Style.null(), scale)
                column += cells
    image.save(path, "PNG")


def _signs(text: str) -> list[str]:
    """Return the text in signs, each with what joins it and takes no cell of its own."""
    signs: list[str] = []
    for character in text:
        if signs and cell_len(character) == 0:
            signs[-1] += character
        else:
            signs.append(character)
    return signs


def _colours(style: Style | None, page: Pixels) -> tuple[Pixels, Pixels]:
    """Return the colours of a text and of what is behind it."""
    if style is None:
        return _INK, page
    ink, paper = _pixels(style.color, _INK), _pixels(style.bgcolor, page)
    if style.reverse:
        ink, paper = paper, ink
    if style.dim:
        ink = _blend(ink, paper, 0.6)
    return ink, paper


def _pixels(color: Color | None, default: Pixels) -> Pixels:
    """Return a colour's pixels."""
    if color is None or color.is_default:
        return default
    found = color.get_truecolor()
    return (found.red, found.green, found.blue)


def _blend(ink: Pixels, paper: Pixels, share: float) -> Pixels:
    """Return a colour between two, `share` of it ink."""
    red, green, blue = (round(p + (i - p) * share) for i, p in zip(ink, paper, strict=True))
    return red, green, blue


def _first_background(rows: list[list[Segment]]) -> Pixels:
    """Return the colour behind the first cell, for the margin."""
    for row in rows:
        for part in row:
            if part.style is not None and part.style.bgcolor is not None:
                return _pixels(part.style.bgcolor, _PAGE)
    return _PAGE


@lru_cache(8)
def _font(scale: int, bold: bool) -> ImageFont.FreeTypeFont:
    """Return the font in one weight."""
    file = files("fontpkg_jetbrains_mono") / "files" / "JetBrainsMono[wght].ttf"
    font = ImageFont.truetype(str(file), _SIZE * scale)
    font.set_variation_by_axes([700 if bold else 400])
    return font


def _draw_sign(
    pen: ImageDraw.ImageDraw,
    sign: str,
    box: Box,
    ink: Pixels,
    paper: Pixels,
    style: Style,
    scale: int,
) -> None:
    """Draw one sign."""
    left, top, right, bottom = box
    if style.underline:
        pen.line((left, bottom - scale, right, bottom - scale), fill=ink, width=scale)
    if sign in _LINES:
        _draw_lines(pen, _LINES[sign], box, ink, scale)
    elif sign in _SHADES:
        pen.rectangle(box, fill=_blend(ink, paper, _SHADES[sign]))
    elif sign in "●○◐•":
        _draw_circle(pen, sign, box, ink, scale)
    elif sign == "✓":
        knee = (left + (right - left) * 2 // 5, bottom - 6 * scale)
        points = [(left + scale, bottom - 9 * scale), knee, (right - scale, top + 6 * scale)]
        pen.line(points, fill=ink, width=2 * scale, joint="curve")
    elif not sign.isspace():
        font = _font(scale, bool(style.bold))
        pen.text((left, top + scale), sign, font=font, fill=ink)


def _draw_lines(pen: ImageDraw.ImageDraw, ways: str, box: Box, ink: Pixels, scale: int) -> None:
    """Draw lines from the middle of a cell to its edges."""
    left, top, right, bottom = box
    x, y = (left + right) // 2, (top + bottom) // 2
    # Rectangles, because a thick line's place depends on the direction it is drawn in.
    thick = scale - 1
    strokes = {
        "l": (left, y, x + thick, y + thick),
        "r": (x, y, right, y + thick),
        "t": (x, top, x + thick, y + thick),
        "b": (x, y, x + thick, bottom),
    }
    for way in ways:
        pen.rectangle(strokes[way], fill=ink)


def _draw_circle(pen: ImageDraw.ImageDraw, sign: str, box: Box, ink: Pixels, scale: int) -> None:
    """Draw a dot, a ring, or a ring half full."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2 + scale
    radius = (2 if sign == "•" else 4) * scale
    ring = (x - radius, y - radius, x + radius, y + radius)
    pen.ellipse(ring, outline=ink, width=scale, fill=ink if sign in "●•" else None)
    if sign == "◐":
        pen.pieslice(ring, 90, 270, fill=ink)
