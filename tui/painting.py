"""Painting part of a screen without drawing what lies elsewhere: a private part of Textual.

When one row has changed, Textual 8.2 draws every widget whose *clip* touches that row. Widgets side
by side in one container share its clip, so all of a page is drawn for one letter. Here a widget is
drawn only when it lies in the region itself, only in the rows that are painted, and only while
something of the region is not covered yet by what lies before it. `tests/ui/test_painting.py`
compares both, and names the version that this was written against.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """A `Compositor` that draws only the widgets that are seen in the region to be painted."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Return region, clip and drawn lines of each widget that is wanted, the front first.

        The clip is narrowed to the rows that are still bare: of a page's ground only those are
        drawn.
        """
        bare = self.size.region if crop is None else crop.intersection(self.size.region)
        for widget, (region, clip) in self.visible_widgets.items():
            if not bare:
                return
            shown = region.intersection(clip)
            if not bare.overlaps(shown):
                continue
            near = clip.intersection(Region(clip.x, bare.y, clip.width, bare.height))
            wanted = region.intersection(near)
            yield region, near, widget.render_lines(wanted.translate(-region.offset))
            bare = uncovered(bare, shown)


def uncovered(bare: Region, shown: Region) -> Region:
    """Return the part of a region that lies outside another, or all of it if that is no rectangle."""
    if shown.y <= bare.y and shown.bottom >= bare.bottom:
        if shown.x <= bare.x:
            return Region.from_corners(max(bare.x, shown.right), bare.y, bare.right, bare.bottom)
        if shown.right >= bare.right:
            return Region.from_corners(bare.x, bare.y, min(bare.right, shown.x), bare.bottom)
    if shown.x <= bare.x and shown.right >= bare.right:
        if shown.y <= bare.y:
            return Region.from_corners(bare.x, max(bare.y, shown.bottom), bare.right, bare.bottom)
        if shown.bottom >= bare.bottom:
            return Region.from_corners(bare.x, bare.y, bare.right, min(bare.bottom, shown.y))
    return bare
