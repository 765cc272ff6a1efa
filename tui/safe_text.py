"""Text that people typed: never markup, never a command to the terminal.

`clean` is for text on its way in, `plain` for text on its way into a widget, and `SafeFilter` is
the last gate before the terminal, through which every segment of every frame passes.
"""

from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter

from tui.clean_text import CONTROL, clean, visible

__all__ = ["SafeFilter", "clean", "plain", "visible"]

_PICTURES: Final = dict.fromkeys((*range(9216, 9250), 65533), "?")
_TWINS: Final = _PICTURES | str.maketrans("…·—–“”„‘’×•−▁▂▃▄▅▆▇█▎▊▔", '.---"""\'\'x*-' + " " * 11)
"""One plain sign for each sign of ours that `tui.glyphs` does not give out."""


def plain(text: str, style: str = "") -> Content:
    """Return `text` as content that is shown letter by letter, in one style such as `$muted`."""
    return Content.styled(text, style) if style else Content(text)


class SafeFilter(LineFilter):
    """Lets no control character that is part of a text reach the terminal."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.ascii_only = ascii_only
        """Whether only plain signs may be shown, our own punctuation included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with pictures in place of control characters."""
        _ = background
        if all(_is_harmless(text, self.ascii_only) for text, _, _ in segments):
            return segments
        return [Segment(self._show(text), style, control) for text, style, control in segments]

    def _show(self, text: str) -> str:
        """Return the visible form of a text, in plain signs if asked for."""
        if not self.ascii_only:
            return visible(text)
        return CONTROL.sub("?", text).translate(_TWINS)


def _is_harmless(text: str, ascii_only: bool) -> bool:
    """Whether nothing in `text` needs replacing; quick for the usual case."""
    if text.isascii() and text.isprintable():
        return True
    return not ascii_only and CONTROL.search(text) is None
