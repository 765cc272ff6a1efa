"""What a widget may ask of the app about how to draw, without importing the app."""

from typing import Any

from textual.dom import DOMNode

from tui.glyphs import UNICODE, Glyphs
from tui.keymap import DEFAULT_KEYS, KeyMap


def glyphs_of(node: DOMNode) -> Glyphs:
    """Return the signs that the node's app draws with."""
    found: Any = getattr(node.app, "glyphs", UNICODE)
    return found if isinstance(found, Glyphs) else UNICODE


def keys_of(node: DOMNode) -> KeyMap:
    """Return the keys that are valid in the node's app."""
    found: Any = getattr(node.app, "key_map", DEFAULT_KEYS)
    return found if isinstance(found, KeyMap) else DEFAULT_KEYS
