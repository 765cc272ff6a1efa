"""Painting part of a screen without drawing what lies elsewhere: a private part of Textual.

When one row has changed, Textual 8.2 draws every widget whose *clip* touches that row. Widgets side
by side in one container share its clip, so all of a page is drawn for one letter. Here a widget is
drawn only when it lies in the region itself, and only in the rows that are painted. `tests/ui/test_painting.py` compares both, and names
the version that this was written against.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """A `Compositor` that draws only the widgets that lie in the region to be painted."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return region, clip and drawn lines of each widget that is wanted, in their order.

        The clip is narrowed to the rows that are painted: of a page's ground only those are drawn.
        """
        for widget, (region, clip) in self.visible_widgets.items():
            near = clip
            if crop:
                if not (crop.overlaps(clip) and crop.overlaps(region)):
                    continue
                near = clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            shown = region.intersection(near)
            if shown:
                yield region, near, widget.render_lines(shown.translate(-region.offset))
