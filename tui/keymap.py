"""What follows from the registry: bindings, key rows, help rows, palette rows, the user's keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from textual.binding import Binding

from tui.action_table import ACTIONS, BY_ID
from tui.actions import Action, Where
from tui.glyphs import UNICODE, Glyphs

FOOTER_MOST: Final = 8
"""The most entries that the two key rows show."""
RESERVED: Final = frozenset(f"ctrl+{letter}" for letter in "abshimq") | {"ctrl+c"}
"""Keys that no action may have; `tui.actions` says why."""
_NAMES: Final = {
    "question_mark": "?", "colon": ":", "plus": "+", "slash": "/", "minus": "-", "comma": ",",
    "full_stop": ".", "number_sign": "#", "equals_sign": "=", "escape": "Esc", "enter": "Enter", "space": "Space",
    "backspace": "Backspace", "tab": "Tab", "shift+tab": "Shift+Tab",
}  # fmt: skip
_LONG: Final = {short: long for long, short in _NAMES.items() if len(short) == 1}


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One entry of the key rows, or of the help page."""

    key: str
    """The key as people write it: `Ctrl+D`, `n`, `?`; empty when only the palette has it."""
    label: str
    """What it does, in a word or three."""
    id: str
    """The action's id."""
    help: str
    """What it does, in a sentence."""
    letter: bool
    """Whether it is a printable key, which types text while a field has the focus."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """The keys of every action, the user's own wishes applied."""

    keys: Mapping[str, tuple[str, ...]]
    """Action id to Textual's key names; ids missing here keep the keys of the registry."""
    faults: tuple[str, ...] = ()
    """What in the user's wishes could not be done, a sentence each."""

    def of(self, action: Action) -> tuple[str, ...]:
        """Return the keys of an action, the one to show first."""
        return self.keys.get(action.id, action.keys)

    def for_textual(self) -> dict[str, str]:
        """Return the changed keys as `App.set_keymap` wants them."""
        return {name: ",".join(keys) for name, keys in self.keys.items()}


DEFAULT_KEYS: Final = KeyMap({})
"""The keys of the registry, unchanged."""


def valid_on(where: Where) -> list[Action]:
    """Return the actions of a page, in the order of the registry."""
    return [action for action in ACTIONS if where in action.where]


def bindings_for(where: Where) -> list[Binding]:
    """Return what a page of this kind puts in its `BINDINGS`; each runs `action_act(id)`."""
    return [
        _binding(action)
        for action in valid_on(where)
        if action.keys and not action.by_widget and not action.priority
    ]


def app_bindings() -> list[Binding]:
    """Return the bindings that the app itself holds, over every page, field and dialog."""
    return [_binding(action) for action in ACTIONS if action.priority]


def _binding(action: Action) -> Binding:
    """Return Textual's form of an action."""
    return Binding(
        ",".join(action.keys),
        f"act('{action.id}')",
        action.label,
        show=False,
        priority=action.priority,
        id=action.id,
    )


def key_name(key: str, glyphs: Glyphs = UNICODE) -> str:
    """Return a key's name as people write it."""
    arrows = {
        "up": glyphs.key_up, "down": glyphs.key_down,
        "left": glyphs.key_left, "right": glyphs.key_right,
    }  # fmt: skip
    if (name := arrows.get(key) or _NAMES.get(key)) is not None:
        return name
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if key.startswith("shift+"):
        return f"Shift+{key_name(key[6:], glyphs)}"
    return key


def entry(action: Action, keys: KeyMap = DEFAULT_KEYS, glyphs: Glyphs = UNICODE) -> KeyEntry:
    """Return an action as a row shows it."""
    first = next(iter(keys.of(action)), "")
    letter = len(first) == 1 or first in _LONG.values()
    return KeyEntry(key_name(first, glyphs), action.label, action.id, action.help, letter)


def footer(
    where: Where,
    keys: KeyMap = DEFAULT_KEYS,
    glyphs: Glyphs = UNICODE,
    without: Iterable[str] = (),
) -> list[KeyEntry]:
    """Return the entries of the key rows, at most eight, the most wanted first."""
    hidden = set(without)
    shown = [a for a in valid_on(where) if a.rank and a.id not in hidden and keys.of(a)]
    shown.sort(key=lambda action: action.rank)
    return [entry(action, keys, glyphs) for action in shown[:FOOTER_MOST]]


def help_rows(
    where: Where, keys: KeyMap = DEFAULT_KEYS, glyphs: Glyphs = UNICODE
) -> list[tuple[str, list[KeyEntry]]]:
    """Return the help page of a page: headings, each with its entries."""
    groups: dict[str, list[KeyEntry]] = {}
    for action in valid_on(where):
        groups.setdefault(action.group, []).append(entry(action, keys, glyphs))
    return list(groups.items())


def palette_rows(
    where: Where, keys: KeyMap = DEFAULT_KEYS, glyphs: Glyphs = UNICODE
) -> list[KeyEntry]:
    """Return what the palette offers: every action that works by name on this page."""
    return [
        entry(action, keys, glyphs)
        for action in valid_on(where)
        if not action.by_widget and action.id not in {"palette", "write"}
    ]


def user_keys(wishes: Mapping[str, tuple[str, ...]], file: str = "settings.toml") -> KeyMap:
    """Return the key map that a user asked for; a wish that cannot be met is left out and named.

    Two actions clash when they share a key on the same kind of page; then the later wish loses.
    """
    keys = {name: tuple(_LONG.get(key, key) for key in wish) for name, wish in wishes.items()}
    faults: list[str] = []
    # All wishes are judged together, so that two actions may swap their keys.
    for name in reversed(tuple(wishes)):
        action = BY_ID.get(name)
        if action is None:
            near = get_close_matches(name, BY_ID, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            fault = f"{file}: [keys] names an unknown action “{name}”{hint}."
        elif refusal := _refusal(action, keys[name], KeyMap(keys)):
            fault = f"{file}: [keys] {name} = {_quoted(wishes[name])}: {refusal}."
        else:
            continue
        del keys[name]
        faults.insert(0, fault)
    return KeyMap(keys, tuple(faults))


def _quoted(keys: tuple[str, ...]) -> str:
    """Return keys as TOML writes them."""
    words = [f'"{key}"' for key in keys]
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _refusal(action: Action, chosen: tuple[str, ...], keys: KeyMap) -> str:
    """Return why an action cannot have these keys, or nothing."""
    for key in chosen:
        if key in RESERVED or key.startswith("alt+"):
            return f"{key_name(key)} is kept free for terminals"
        if not _is_key(key):
            return f"there is no key called “{key}”"
        for other in ACTIONS:
            if other is action or not other.where & action.where or key not in keys.of(other):
                continue
            if not _shared_before(action, other):
                return f"{key_name(key)} is already “{other.label}” ({other.id}) on the same page"
    return ""


def _shared_before(action: Action, other: Action) -> bool:
    """Whether two actions share a key in the registry already, on purpose."""
    return bool(set(action.keys) & set(other.keys)) and action.by_widget != other.by_widget


def _is_key(key: str) -> bool:
    """Whether `key` looks like a key a terminal can send."""
    bare = key.removeprefix("ctrl+").removeprefix("shift+")
    known = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete"}
    return (
        len(bare) == 1
        or bare in known
        or bare in _NAMES
        or (bare.startswith("f") and bare[1:].isdigit() and 1 <= int(bare[1:]) <= 12)
    )
