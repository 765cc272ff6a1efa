"""The rules of all widgets, parsed once for all apps of a process."""

from collections.abc import Iterable
from typing import Any

import pytest
from textual.app import App
from textual.css.errors import UnresolvedVariableError
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet

from tests.ui.host import Host
from tui.modals.dialog import Words
from tui.stylesheet import SharedStylesheet
from tui.themes import PALETTES


def rules(sheet: Stylesheet) -> list[tuple[str, str]]:
    """Every rule: for what it is, and what it says."""
    return [(rule.selectors, repr(rule.styles.get_rules())) for rule in sheet.rules]


def own(app: App[Any]) -> list[tuple[str, str]]:
    """The rules of an app as a sheet that shares nothing reads them."""
    sheet = Stylesheet(variables=app.get_css_variables())
    sheet.source = dict(app.stylesheet.source)
    sheet.parse()
    return rules(sheet)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Textual parses, one after the other."""
    texts: list[str] = []

    def noting(scope: str, css: str, *args: Any, **settings: Any) -> Iterable[RuleSet]:
        texts.append(css)
        return parse(scope, css, *args, **settings)

    monkeypatch.setattr("textual.css.stylesheet.parse", noting)
    return texts


async def test_a_second_app_parses_nothing(parsed: list[str]) -> None:
    first, second = Host(Words("Hello")), Host(Words("Hello"))
    async with first.run_test():
        assert isinstance(first.stylesheet, SharedStylesheet)
    parsed.clear()
    async with second.run_test():
        assert not parsed
        assert rules(second.stylesheet) == own(second)
        assert len(parsed) == len(second.stylesheet.source) > 5


async def test_each_app_keeps_its_own_colours() -> None:
    first, second = Host(Words("Hello")), Host(Words("Hello"))
    async with first.run_test() as pilot, second.run_test():
        before = rules(second.stylesheet)
        seen = []
        for name in PALETTES:
            first.theme = name
            await pilot.pause()
            seen.append(rules(first.stylesheet))
            assert seen[-1] == own(first)
            assert rules(second.stylesheet) == before == own(second)
        assert seen[0] != seen[1] != seen[2]


def test_what_is_wrong_is_said_as_ever() -> None:
    sheet = SharedStylesheet()
    sheet.add_source("Label { color: $nothing; }")
    with pytest.raises(UnresolvedVariableError):
        sheet.parse()
