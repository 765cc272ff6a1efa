"""What everybody's screen needs sooner or later, loaded once before the processes part.

Left to the first person who needs it, every worker would load it for itself, in memory that is
not shared and at a moment when somebody waits.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Final

PAGES: Final = ("tui.room", "tui.talk", "tui.modals", "tui.widgets")
"""The packages in which the pages of a room lie."""
HIDDEN: Final = (
    "importlib.readers",
    "textual.drivers.linux_driver",
    "textual.layouts.factory",
    "textual.layouts.stream",
    "textual.pilot",
    "tui.driver",
    "textual.drivers.headless_driver",
    "textual.layouts.horizontal",
    "textual.layouts.vertical",
    "textual.scrollbar",
)
"""What Textual and an app load by themselves when the first page is shown."""


def preload() -> None:
    """Load the pages of a room and what they stand on."""
    for package in PAGES:
        found = import_module(package)
        for module in pkgutil.iter_modules(found.__path__, f"{package}."):
            import_module(module.name)
    for name in HIDDEN:
        import_module(name)
