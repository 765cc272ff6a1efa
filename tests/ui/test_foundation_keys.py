"""One registry of actions, and all that follows from it."""

from pathlib import Path

import pytest

from tui.action_table import ACTIONS, BY_ID
from tui.actions import GROUPS, Where
from tui.actions_room import ROOM_ACTIONS
from tui.keymap import (
    FOOTER_MOST,
    RESERVED,
    app_bindings,
    bindings_for,
    footer,
    help_rows,
    key_name,
    palette_rows,
    user_keys,
    valid_on,
)
from tui.settings import Settings, read_settings
from tui.widgets.key_rows import key_rows


def test_ids_are_unique_and_every_column_is_filled() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert action.label
        assert action.help.endswith(".")
        assert action.group in GROUPS
        assert action.where


def test_no_action_takes_a_reserved_key_or_an_alt_chord() -> None:
    for action in ACTIONS:
        assert not set(action.keys) & RESERVED
        assert not any("alt+" in key for key in action.keys)


@pytest.mark.parametrize("where", list(Where))
def test_no_two_bound_actions_of_a_page_share_a_key(where: Where) -> None:
    keys = [key for a in valid_on(where) if not a.by_widget for key in a.keys]
    assert len(keys) == len(set(keys)), sorted(keys)


@pytest.mark.parametrize("where", list(Where))
def test_rows_of_a_page(where: Where) -> None:
    entries = footer(where)
    assert len(entries) <= FOOTER_MOST
    shown = {entry.id for _, rows in help_rows(where) for entry in rows}
    assert {entry.id for entry in entries} <= shown
    assert {binding.id for binding in bindings_for(where)} <= shown
    assert all(not BY_ID[row.id].by_widget for row in palette_rows(where))
    for cells in (60, 80, 120):
        for writing in (True, False):
            for line in key_rows(entries, cells, writing=writing):
                assert line.cell_length <= cells


def test_the_cover_key_is_bound_by_the_app() -> None:
    assert [(b.key, b.priority) for b in app_bindings()] == [("ctrl+l", True)]


def test_letters_stand_after_escape_while_writing() -> None:
    alone = footer(Where.NOTES, without=[action.id for action in ROOM_ACTIONS])
    first, second = key_rows(alone, 80, writing=True)
    assert "Enter keep note" in first.plain
    assert second.plain.startswith(" Esc then  ")
    assert "x private" in second.plain


def test_key_names() -> None:
    assert [key_name(k) for k in ("ctrl+d", "question_mark", "up", "shift+tab", "shift+up", "n")] == [
        "Ctrl+D", "?", "↑", "Shift+Tab", "Shift+↑", "n",
    ]  # fmt: skip


def test_a_user_may_change_and_swap_keys() -> None:
    keys = user_keys({"next": ("b",), "back": ("N", "v")})
    assert keys.faults == ()
    assert keys.for_textual() == {"next": "b", "back": "N,v"}
    assert user_keys({"why": ("!",), "help": ("!",), "jot": ("?",)}).faults == ()


@pytest.mark.parametrize(
    ("wish", "part"),
    [
        ({"nxt": ("n",)}, "unknown action “nxt”; did you mean “next”?"),
        ({"zzzz": ("n",)}, "unknown action “zzzz”."),
        ({"next": ("ctrl+q",)}, "Ctrl+Q is kept free"),
        ({"next": ("alt+n",)}, "kept free"),
        ({"next": ("bogus",)}, "there is no key called “bogus”"),
        ({"next": ("p",)}, "p is already “pass” (pass) on the same page"),
        ({"next": ("p", "y")}, '["p", "y"]'),
    ],
)
def test_a_wish_that_cannot_be_met_is_named(wish: dict[str, tuple[str, ...]], part: str) -> None:
    keys = user_keys(wish)
    assert keys.keys == {}
    assert len(keys.faults) == 1
    assert keys.faults[0].startswith("settings.toml: ")
    assert part in keys.faults[0]


def written(path: Path, text: str) -> Settings:
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_settings_are_read(tmp_path: Path) -> None:
    text = 'theme = "light"\nascii = true\ntimers = "x2"\n[keys]\nnext = "N"\nback = ["B", "v"]\n'
    settings = written(tmp_path / "settings.toml", text)
    assert settings == Settings(
        theme="light", ascii=True, timers="x2", keys={"next": ("N",), "back": ("B", "v")}
    )


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("them = 1", "no setting “them”; did you mean “theme”?"),
        ("qqqq = 1", "no setting “qqqq”."),
        ('theme = "pink"', '"light", "dark" or "high-contrast"'),
        ("ascii = 1", "true or false"),
        ("timers = []", '"on", "off" or "x2"'),
        ("keys = 3", "[keys] should be a table"),
        ("[keys]\nnext = 3", "[keys] next should be a key"),
        ("[keys]\nnext = []", "[keys] next should be a key"),
        ("= nonsense", "not valid TOML"),
    ],
)
def test_every_fault_is_a_sentence(text: str, part: str, tmp_path: Path) -> None:
    settings = written(tmp_path / "settings.toml", text)
    assert len(settings.faults) == 1
    assert part in settings.faults[0]
    assert settings.faults[0].startswith("settings.toml")
    assert settings.keys == {}


def test_unreadable_files_are_faults(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_settings(tmp_path / "settings.toml").faults[0]
    assert "could not be read" in read_settings(tmp_path).faults[0]
