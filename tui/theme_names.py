"""The names of the themes, for settings and the command line, which draw nothing themselves."""

from typing import Final

DEFAULT: Final = "dark"
"""The theme of whoever chose none."""
NAMES: Final = ("light", "dark", "high-contrast")
"""All of them."""
