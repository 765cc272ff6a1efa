"""The library: bundled flows and one's own, sound or not, each found or refused in a sentence."""

from __future__ import annotations

from errno import EACCES
from os import strerror
from pathlib import Path
from unittest.mock import patch

import pytest

from flows.reader import read_flow
from flows.revisions import Changes
from store import BadFlow, FlowCard, Library, StoreError, UnknownFlow, library
from tests.packing import LIBRARY, packed

OWN = """\
flow: {name}
format: 1
revision: 1
lang: en
title: {title}
summary: One of our own.
people: {{min: 2, max: 3}}
minutes: 7
sensitive: true
steps:
  - {step}
  - end: over
    text: Over.
"""

PART = """\
flow: close
format: 1
revision: 1
lang: en
title: Ours
fragment: true
steps:
  - say: bye
    text: {text}
"""


def put(folder: Path, name: str, title: str = "Ours", step: str = "{say: hi, text: Hi.}") -> Path:
    """Save a flow of one's own."""
    path = folder / f"{name}.flow.yaml"
    path.write_text(OWN.format(name=name, title=title, step=step))
    return path


def card(folder: Path, name: str) -> FlowCard:
    """What the library says of a flow."""
    (found,) = [card for card in Library(folder).cards() if card.name == name]
    return found


def names(folder: Path | None) -> set[str]:
    """The flows that people can start."""
    return {card.name for card in Library(folder).cards()}


def test_bundled_flows_are_listed_by_title_without_fragments() -> None:
    cards = Library().cards()
    assert {"sticky-notes", "ground-rules", "reflect"} <= names(None)
    assert [card.title for card in cards] == sorted(card.title for card in cards)
    assert "close" not in names(None)
    assert "close" in Library().names()
    assert Library().load("close").fragment
    assert not any(card.own or card.trouble for card in cards)


def test_what_is_said_of_a_bundled_flow_is_what_its_file_says() -> None:
    library._header.cache_clear()
    quick = Library().cards()
    assert all(library._header(name) for name in Library().names())
    with patch.object(library, "_header", lambda _: None):
        assert Library().cards() == quick


@pytest.mark.parametrize("text", ["flow: x", "a: 1\nsteps:\n  - x\ntitle: T\n", "a\nsteps:\n- x\n"])
def test_a_header_that_cannot_be_told_apart_is_read_with_the_rest(text: str) -> None:
    library._header.cache_clear()
    with patch.object(library, "_bundled", lambda: {"x": text}):
        assert library._header("x") is None
    library._header.cache_clear()


def test_ones_own_flows_are_listed_and_hide_bundled_ones(tmp_path: Path) -> None:
    put(tmp_path, "ours", "Aaa")
    put(tmp_path, "reflect", "Zzz")
    assert card(tmp_path, "ours") == FlowCard(
        "ours", "Aaa", "One of our own.", 2, 3, 7, sensitive=True, own=True
    )
    assert card(tmp_path, "reflect").title == "Zzz"
    assert Library(tmp_path).load("reflect").title == "Zzz"
    assert not card(tmp_path, "sticky-notes").own
    assert Library().load("reflect").title != "Zzz"
    assert Library(tmp_path).cards()[0].name == "ours"


def test_who_can_run_a_flow(tmp_path: Path) -> None:
    put(tmp_path, "ours")
    assert [card(tmp_path, "ours").suits(n) for n in (1, 2, 3, 4)] == [False, True, True, False]
    (tmp_path / "ours.flow.yaml").write_text("")
    assert not card(tmp_path, "ours").suits(1)


@pytest.mark.parametrize("text", ["", "steps: [", "flow: ours\n", "\x00", "[" * 5000, "- a\n"])
def test_a_broken_flow_is_listed_last_with_its_faults(tmp_path: Path, text: str) -> None:
    (tmp_path / "ours.flow.yaml").write_text(text)
    found = Library(tmp_path).cards()[-1]
    assert (found.name, found.title, found.own) == ("ours", "ours", True)
    assert "“ours” has faults" in found.trouble
    with pytest.raises(BadFlow, match=r"ours\.flow\.yaml"):
        Library(tmp_path).load("ours")


def test_bytes_that_are_no_text_are_faults_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "ours.flow.yaml").write_bytes(b"\xff\xfe\x00flow")
    with pytest.raises(BadFlow):
        Library(tmp_path).load("ours")


def test_a_flow_that_cannot_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "ours")
    as_ever = Path.read_text

    def read(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        # Only this file: whatever else is read meanwhile is none of this test's business.
        if path.stem.startswith("ours"):
            raise PermissionError(EACCES, strerror(EACCES))
        return as_ever(path, encoding, errors)

    monkeypatch.setattr(Path, "read_text", read)
    with pytest.raises(StoreError, match=r"ours.+cannot be read: Permission denied\.$"):
        Library(tmp_path).load("ours")
    assert "cannot be read" in card(tmp_path, "ours").trouble


def test_an_unknown_flow_is_answered_with_one_that_looks_like_it(tmp_path: Path) -> None:
    put(tmp_path, "our-week")
    with pytest.raises(UnknownFlow, match=r"no flow “our-wek”. Did you mean “our-week”\?") as said:
        Library(tmp_path).load("our-wek")
    assert (said.value.name, said.value.near) == ("our-wek", ("our-week",))
    for name in ("zzzzzz", "", "../../x", "\x1b[31m"):
        with pytest.raises(UnknownFlow, match=r"duologue flows") as said:
            Library(tmp_path).load(name)
        assert said.value.near == ()


@pytest.mark.parametrize("name", ["two words", "ünï", "שלום", "a\u0301", "x" * 200, "[red]x", ""])
def test_files_with_odd_names_can_be_started(tmp_path: Path, name: str) -> None:
    put(tmp_path, name).write_text(OWN.format(name="ours", title="Odd", step="{say: a, text: b}"))
    assert Library(tmp_path).load(name).title == "Odd"
    assert card(tmp_path, name).title == "Odd"


def test_what_cannot_be_shown_of_a_name_is_a_question_mark(tmp_path: Path) -> None:
    put(tmp_path, "a\x1b[31m\u202e").write_text("")
    assert "a?[31m?" in Library(tmp_path).names()
    assert card(tmp_path, "a?[31m?").trouble.isprintable() is False  # faults stand on lines
    assert "\x1b" not in card(tmp_path, "a?[31m?").trouble


def test_folders_are_no_flows_and_links_are_what_they_lead_to(tmp_path: Path) -> None:
    own = tmp_path / "flows"
    (own / "folder.flow.yaml").mkdir(parents=True)
    (own / "close.flow.yaml").mkdir()
    (own / "link.flow.yaml").symlink_to(put(tmp_path, "ours"))
    (own / "nowhere.flow.yaml").symlink_to(tmp_path / "nothing")
    (own / "loop.flow.yaml").symlink_to(own / "loop.flow.yaml")
    assert card(own, "link").title == "Ours"
    for name in ("nowhere", "loop"):
        assert "cannot be read" in card(own, name).trouble
    assert "folder" not in Library(own).names()
    assert Library(own).load("close").fragment


def test_a_place_for_own_flows_that_is_none_holds_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "nothing", tmp_path / "file"):
        assert Library(folder).cards() == Library().cards()


def test_a_flow_is_read_once_until_its_text_changes(tmp_path: Path) -> None:
    library._READ.clear()
    path = put(tmp_path, "ours")
    with patch.object(library, "read_flow", wraps=read_flow) as reading:
        first = Library(tmp_path).load("ours")
        assert Library(tmp_path).load("ours") is first
        assert reading.call_count == 1
        path.write_text(path.read_text().replace("Ours", "Anew"))
        assert Library(tmp_path).load("ours").title == "Anew"
        path.write_text("")
        for _ in range(2):
            with pytest.raises(BadFlow):
                Library(tmp_path).load("ours")
        assert reading.call_count == 3
        Library(tmp_path).cards()
        count = reading.call_count
        assert Library(tmp_path).cards() == Library(tmp_path).cards()
        assert reading.call_count == count


@pytest.mark.parametrize("name", Library().names())
def test_a_bundled_flow_is_what_all_checks_would_let_through(name: str) -> None:
    """It is not even read; that all checks would find nothing is shown here."""
    bundled = {one: Library().text(one) for one in Library().names()}
    assert Library().load(name) == read_flow(bundled[name], f"{name}.flow.yaml", bundled.get)


def test_bundled_flows_are_packed_as_they_are_written() -> None:
    there = {path: path.read_text("utf-8") for path in LIBRARY.glob("*.flow.json")}
    assert there == packed(), "run python -m tests.packing"


def test_packed_flows_are_not_read() -> None:
    library._READ.clear()
    with patch.object(library, "read_flow", side_effect=AssertionError):
        loaded = [Library().load(name) for name in Library().names()]
    assert [flow.name for flow in loaded] == list(Library().names())


def test_a_bundled_flow_that_was_changed_and_not_packed_is_read() -> None:
    changed = Library().text("hello").replace("\ntitle: ", "\ntitle: New ")
    new = OWN.format(name="new", title="Not packed", step="{call: close}")
    texts = {**library._bundled(), "hello": changed, "new": new}
    library._READ.clear()
    with patch.object(library, "_bundled", lambda: texts):
        assert Library().load("hello").title.startswith("New ")
        assert Library().load("new").parts.keys() == {"close"}
        texts["close"] = "flow: ["
        with pytest.raises(BadFlow):
            Library().load("sticky-notes")
    library._READ.clear()


def test_a_part_that_changes_changes_the_flows_that_call_it(tmp_path: Path) -> None:
    put(tmp_path, "ours", step="{call: close}")
    before = Library(tmp_path).load("ours")
    assert not any(found.trouble for found in Library(tmp_path).cards())
    part = tmp_path / "close.flow.yaml"
    part.write_text(PART.format(text="Bye."))
    after = Library(tmp_path).load("ours")
    assert after is not before
    assert "Bye." in after.sources["close"]
    assert Library(tmp_path).load("ours") is after
    part.write_text("flow: [")
    broken = [found.name for found in Library(tmp_path).cards() if found.trouble]
    assert "ours" in broken
    assert any(name in broken for name in names(None))
    part.unlink()
    assert Library(tmp_path).load("ours").sources == before.sources


def test_a_part_that_is_missing_and_comes_later(tmp_path: Path) -> None:
    put(tmp_path, "ours", step="{call: later}")
    with pytest.raises(BadFlow, match=r"the flow later is missing"):
        Library(tmp_path).load("ours")
    text = PART.format(text="Bye.").replace("flow: close", "flow: later")
    (tmp_path / "later.flow.yaml").write_text(text)
    assert Library(tmp_path).load("ours").parts["later"].title == "Ours"


def test_text_and_whose_a_flow_is(tmp_path: Path) -> None:
    put(tmp_path, "ours")
    library = Library(tmp_path)
    assert (library.is_own("ours"), library.is_own("hello")) == (True, False)
    assert library.text("ours") == (tmp_path / "ours.flow.yaml").read_text()
    assert library.text("hello").startswith("#")
    with pytest.raises(UnknownFlow):
        library.text("oars")


def test_a_later_revision_is_told_and_faults_of_it_are_not(tmp_path: Path) -> None:
    path = put(tmp_path, "ours")
    here = Library(tmp_path)
    began = here.load("ours")
    assert here.newer(began) is None
    path.write_text(path.read_text().replace("revision: 1", "revision: 2"))
    assert here.newer(began) == Changes(0, 0)
    path.write_text("flow: [")
    assert here.newer(began) is None
