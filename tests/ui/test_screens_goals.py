"""All goals and the page of one: what was said of them, and where it comes from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.records import Record
from store import StoreError
from tests.ui.screens_app import NOW, ShellApp, a_home, filled, until
from tests.ui.screens_goals import evening, record, spring, told
from tests.ui.screens_people import Past
from tui.glyphs import ASCII, UNICODE
from tui.screens.changes import changed, steps
from tui.screens.goal import GoalPage
from tui.screens.goals import Goals


async def test_goals_by_state_on_their_ladders(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, Goals, party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        text = app.text()
        heads = ["Under way", "Wishes", "Reached", "Let go, with thanks"]
        assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
        assert "· · · ● · until 5 Jul" in text
        assert "5 goals" in text
        await pilot.press("down", "enter", "q")
        assert app.asked == [("goal", "money"), ("home",)]


async def test_no_goals_yet(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, Goals, home.create_party(["Ola", "Rui"], NOW))
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "when you sharpen it together" in " ".join(app.text().split())
        await pilot.press("enter")
        assert app.asked == []


async def test_goals_of_one_person(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, Goals, home.create_party(["Kim"], NOW))
    async with app.run_test(size=(60, 20)) as pilot:
        await filled(pilot)
        assert "when you sharpen it." in app.text()
        assert "Only you." in app.text()


async def test_goals_that_gather_dust_or_rest(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = told(
        home, ["Ola", "Rui"],
        record("2026-04-05", "goal", {"statement": "[b]sleep[/]", "state": "active"}),
        record("2025-06-05", "goal", {"statement": "dive", "state": "paused"}),
        record("2026-06-05", "goal", {"statement": "sing", "state": "proposed"}),
    )  # fmt: skip
    app = ShellApp(home, Goals, party, ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        rows = {line[3:8]: line for line in app.text().splitlines()}
        assert rows["[b]sl"].endswith("dusty: 2 months")
        assert rows["dive "].endswith("since Jun 2025")
        assert rows["sing "].endswith("since 5 Jun")
        assert app.text().isascii()


@pytest.mark.parametrize("size", [(80, 50), (60, 60)])
async def test_one_goal_with_all_that_hangs_on_it(tmp_path: Path, size: tuple[int, int]) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, lambda: GoalPage("evening"), party)
    async with app.run_test(size=size) as pilot:
        await filled(pilot)
        text = " ".join(app.text().split())
        for words in (
            "the wish more time that is really ours", "under way, since 5 April", "5 July, in 3 weeks",
            "learn how", "Sam 7 Noa 5", "✓ 7 Jun", "● +1 and one of us plans it",
            "−1 on 5 April → 0 on 3 May → +1 on 7 June", "2 of 3", "until 5 July", "kept 3 of 4",
            "Before: kept 1", "Sam I miss talking without a plan", "heard", "not yet",
        ):  # fmt: skip
            assert words in text, words
        await pilot.press("t")
        assert app.asked == [("trends", "evening")]


async def test_all_versions_with_what_changed_and_why(tmp_path: Path) -> None:
    home, party = spring(tmp_path)
    app = ShellApp(home, lambda: GoalPage("evening"), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        await pilot.press("v")
        text = app.text()
        assert "3 versions, the oldest first" in text
        assert "“more time that is really ours” → “One evening a week" in text
        assert "why: Noa's wish: by turns, and not in exam week" in text
        assert text.index("Mar 22") < text.index("Apr  5")
        await pilot.press("q")
        assert "Seven steps" in app.text()
        await pilot.press("enter")
        assert "outside a conversation" in app.text()
        await pilot.press("q")
        assert app.asked == [("goals",)]


async def test_a_row_opens_the_conversation_it_comes_from(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    wish = record("2026-06-01", "goal", {"wish": "sleep", "state": "draft"}, id="g")
    party = told(home, ["Sam", "Noa"], wish)
    talk = Past(party, evening("2026-06-02")).talk("hello")
    reason = record("2026-06-02", "reason", {"text": "rest", "goal": "g"}, conversation=talk,
                    author="noa")  # fmt: skip
    with party.write(since=NOW) as writer:
        writer._history.put_jot(reason)
    app = ShellApp(home, lambda: GoalPage("g"), party)
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "Noa  rest" in app.text()
        await pilot.press("enter")
        await until(pilot, lambda: app.asked)
        assert app.asked == [("read", talk, "g")]
        await pilot.press("t")
        assert len(app.asked) == 1
        app.fails = StoreError("The disk is gone.")
        await pilot.press("enter")
        assert "The disk is gone." in app.text()


async def test_a_goal_that_is_gone(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    app = ShellApp(home, lambda: GoalPage("none"), home.create_party(["Ola", "Rui"], NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await filled(pilot)
        assert "not in the history any more" in app.text()
        await pilot.resize_terminal(60, 20)
        await pilot.press("v", "t", "q")
        assert app.asked == [("goals",)]


async def test_a_goal_with_bare_bones(tmp_path: Path) -> None:
    home = a_home(tmp_path)
    party = told(
        home, ["Ola", "Rui", "Bo"],
        record("2026-06-01", "goal", {"statement": "sing", "state": "active", "due": "2026-06-07"}, id="g"),
        record("2026-06-01", "ladder", {"goal": "g"}),
        record("2026-06-01", "milestone", {"text": "a song", "goal": "g", "state": "dropped"}),
        record("2026-06-01", "milestone", {"text": "a tune", "goal": "g"}),
        record("2026-06-01", "commitment", {"text": "hum", "owner": "Bo", "goal": "g", "state": "let go"}),
        record("2026-06-01", "lesson", {"text": "warm up", "goal": "g"}),
    )  # fmt: skip
    app = ShellApp(home, lambda: GoalPage("g"), party)
    async with app.run_test(size=(80, 50)) as pilot:
        await filled(pilot)
        text = app.text()
        assert "until  7 June\n" in text
        assert "dropped 1 June" in text
        assert "0 of 1" in text
        assert "All over: let go 1" in text
        assert "versions" not in text.split("Shared page")[0]


def versions(*fields: dict[str, object]) -> list[Record]:
    """Versions of one goal, a day apart."""
    return [record(f"2026-06-{day:02}", "goal", f) for day, f in enumerate(fields, start=1)]  # type: ignore[arg-type]


def test_changes_in_words() -> None:
    today = date(2026, 6, 14)
    told_ = steps(
        versions(
            {"wish": "sleep", "state": "draft"},
            {"wish": "sleep", "state": "proposed", "statement": "in bed by ten"},
            {"wish": "sleep", "state": "proposed", "statement": "in bed by ten"},
            {"wish": "sleep", "state": "active", "statement": "in bed by ten", "due": "2027-01-31",
             "rhythm": "weekly"},
        ),
        today,
        ASCII,
    )  # fmt: skip
    assert [said for _, said in told_] == [
        "“sleep”",
        "“sleep” -> “in bed by ten”; draft -> proposed",
        "said again",
        "proposed -> active; until 31 January 2027; how often weekly",
    ]
    [rung, higher] = [
        record("2026-06-01", "ladder", {"levels": ("a", "b"), "level": level}) for level in (0, 1)
    ]
    assert changed(None, rung, today, UNICODE) == ["levels a, b", "0"]
    assert changed(rung, higher, today, UNICODE) == ["0 → 1"]
