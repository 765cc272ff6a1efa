"""The user's wishes, read from `settings.toml`. Nothing in that file can stop the program.

Reading always gives a `Settings`; what could not be understood is left at its default and named
in `faults`, a sentence each, for the home screen to show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from tui.theme_names import DEFAULT, NAMES

TIMERS: Final = ("on", "off", "x2")
"""What `timers` may say: soft timers as written, none, or twice as long."""
FACES: Final = ("full", "plain")
"""What `face` may say: pages that fill the screen, or line by line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chose."""

    theme: str = DEFAULT
    """`light`, `dark` or `high-contrast`."""
    ascii: bool = False
    """Draw with plain signs only."""
    face: str = "full"
    """One of `FACES`; a terminal that cannot show a page gets `plain` all the same."""
    reduced_motion: bool = True
    """Nothing moves by itself. (Nothing does now; kept for what may come.)"""
    clock: bool = True
    """Show the time in the title row; it changes with the next key, never by itself."""
    timers: str = "on"
    """One of `TIMERS`."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other keys for actions: action id to keys, as written; `tui.keymap` judges them."""
    faults: tuple[str, ...] = ()
    """What in the file was not understood, a sentence each."""


def read_settings(path: Path) -> Settings:
    """Return the settings in the file at `path`; the defaults where there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        return Settings(faults=(f"{path.name} could not be read ({reason}); defaults are used.",))
    import tomllib  # only when there is something to read

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(faults=(f"{path.name} is not valid TOML: {error}. Defaults are used.",))
    return _judge(found, path.name)


def _judge(found: Mapping[str, Any], name: str) -> Settings:
    """Return settings from what the file says, wrong parts left out and named."""
    settings = Settings()
    faults: list[str] = []
    understood: dict[str, Any] = {}
    for key, value in found.items():
        if key == "keys":
            settings = replace(settings, keys=_read_keys(value, name, faults))
        elif (wanted := _wanted(key)) is None:
            faults.append(f"{name}: there is no setting “{key}”{_did_you_mean(key)}.")
        elif value not in wanted or type(value) is not type(wanted[0]):
            faults.append(f"{name}: {key} = {value!r} should be {_alternatives(wanted)}.")
        else:
            understood[key] = value
    return replace(settings, faults=tuple(faults), **understood)


def _wanted(key: str) -> tuple[object, ...] | None:
    """Return the values that a setting may have; nothing for an unknown one."""
    choices: dict[str, tuple[object, ...]] = {
        "theme": NAMES,
        "timers": TIMERS,
        "ascii": (True, False),
        "face": FACES,
        "reduced_motion": (True, False),
        "clock": (True, False),
    }
    return choices.get(key)


def _alternatives(values: tuple[object, ...]) -> str:
    """Return the values as TOML writes them, with `or` before the last."""
    words = [str(v).lower() if isinstance(v, bool) else f'"{v}"' for v in values]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _did_you_mean(key: str) -> str:
    """Return a hint at the nearest known setting, or nothing."""
    known = ["theme", "ascii", "face", "reduced_motion", "clock", "timers", "keys"]
    near = get_close_matches(key, known, n=1)
    return f"; did you mean “{near[0]}”?" if near else ""


def _read_keys(value: object, name: str, faults: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the [keys] part, with every entry that is a text or a list of texts."""
    if not isinstance(value, dict):
        faults.append(f'{name}: [keys] should be a table of lines such as next = "n".')
        return {}
    keys: dict[str, tuple[str, ...]] = {}
    for action, wanted in value.items():
        several = wanted if isinstance(wanted, list) else [wanted]
        if several and all(isinstance(key, str) and key for key in several):
            keys[action] = tuple(several)
        else:
            faults.append(
                f'{name}: [keys] {action} should be a key such as "n" or a list like ["n", "N"].'
            )
    return keys
