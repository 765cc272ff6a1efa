"""Previews: people who have answered everything before a step, files that change, faults shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.model import Flow
from flows.reader import read_flow
from store import Library
from tests.journeys.test_cli_flow_preview import FLOW, save
from tui.fixtures.stamps import FixedStamps
from tui.preview.files import Files
from tui.preview.setting import FIXTURES, Setting, Unreached, homes_for, prepare, steps_of
from tui.preview.trouble import TroublePage
from tui.root import build_previewed
from tui.shots import text


def talk() -> Flow:
    return read_flow(FLOW, "talk.flow.yaml", lambda _: None)


def place(folder: Path, flow: Flow, step: str, setting: Setting) -> str:
    """Where the conversation stands; empty at the beginning."""
    home, opening = prepare(folder, flow, step, setting)
    party = home.party(opening.party)
    with party.write(since=FixedStamps().now()) as writer:
        conversation = writer.conversation(opening.conversation)
        assert conversation.status == ("paused" if step else "running")
        given = conversation.state.cells
        return max((at for at, _ in given), key=lambda at: steps_of(flow).index(at), default="")


@pytest.mark.parametrize(
    ("step", "before"),
    [("", ""), ("first", ""), ("second", "first"), ("counted", "second"), ("done", "second")],
)
def test_everything_before_a_step_is_answered(tmp_path: Path, step: str, before: str) -> None:
    assert place(tmp_path / "home", talk(), step, Setting(2)) == before


def test_a_step_nobody_comes_by(tmp_path: Path) -> None:
    with pytest.raises(Unreached, match="without passing “never”"):
        prepare(tmp_path / "home", talk(), "never", Setting(2))
    assert place(tmp_path / "other", talk(), "never", Setting(3)) == "second"


@pytest.mark.parametrize(("past", "people"), [("weeks", 1), ("weeks", 2), ("half-a-year", 2)])
def test_people_with_a_past(tmp_path: Path, past: str, people: int) -> None:
    flow = Library().load("reflect" if people == 1 else "celebrate")
    home, opening = prepare(tmp_path / "home", flow, "done", Setting(people, past))
    party = home.party(opening.party)
    assert len(party.people) == people
    assert party.records([person.id for person in party.people])


def test_pasts_are_for_so_many() -> None:
    assert homes_for("half-a-year", 3) is None
    assert homes_for("new", 7) is not None
    assert set(FIXTURES) == {"new", "weeks", "half-a-year"}


def test_files_that_change_come_and_go(tmp_path: Path) -> None:
    path, other = tmp_path / "a.flow.yaml", tmp_path / "b.flow.yaml"
    path.write_text("a")
    files = Files([path, other])
    assert not files.changed()
    other.write_text("b")
    assert files.changed()
    files = Files([path, other])
    save(path, "c")
    assert files.changed()
    files = Files([path])
    path.unlink()
    assert files.changed()


async def test_the_app_ends_when_a_file_changes_and_says_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "talk.flow.yaml"
    path.write_text(FLOW)
    home, opening = prepare(tmp_path / "home", talk(), "first", Setting(2))
    app = build_previewed(home, opening, files=Files([path]), stamps=FixedStamps())
    async with app.run_test(size=(80, 24)) as pilot:
        while "What is first?" not in text(app):
            await pilot.pause()
        app.look()
        assert not app.changed
        save(path, FLOW + "# more\n")
        app.look()
        app.look()
    assert (app.changed, app.place) == (True, "first")


async def test_faults_are_shown_as_words(tmp_path: Path) -> None:
    path = tmp_path / "talk.flow.yaml"
    path.write_text("a")
    page = TroublePage("It cannot be shown", "line [red]1[/red]: F0.1\nline 2", files=Files([path]))
    async with page.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "line [red]1[/red]: F0.1" in text(page)
        save(path, "b")
        page.look()
    assert (page.changed, page.place) == (True, "")
    page = TroublePage("It cannot be shown", "line", files=Files([path]))
    async with page.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
    assert (page.changed, page.return_code) == (False, 0)
