"""Who sees what when: the gate's own answers."""

from __future__ import annotations

import pytest

from flows.authoring.sight import sight
from tests.unit.authoring.files import BUNDLED, HEAD, read
from tests.unit.authoring.unchecked import unchecked


def rows(steps: str, head: str = HEAD) -> dict[str, tuple[str, str]]:
    """Step id to when others and a facilitator see it."""
    return {
        seen.place.step.id: (seen.others, seen.facilitator)
        for seen in sight(unchecked(steps, head))
    }


STEPS = """\
  - ask: open
    text: Q?
  - ask: said
    who: each
    text: Q?
  - ask: blind
    who: each
    blind: true
    text: Q?
  - ask: mine
    who: each
    private: true
    text: Q?
  - repeat: round_about
    for: people
    steps:
      - ask: inside
        who: each
        blind: true
        text: Q?
      - reveal: each_time
        of: [inside]
  - reveal: both
    of: [blind]
    names: hidden
  - agree: sure
    text: This?
  - consent: ok
    text: May it?
  - recall: shown
    from: goal
  - recall: picked
    from: goal
    pick: one
"""


def test_every_kind_of_secret() -> None:
    assert rows(STEPS) == {
        "open": ("at once", "never"),
        "said": ("at once", "never"),
        "blind": ("after “both” opens it, without names", "never"),
        "mine": ("never", "never"),
        "inside": ("after “each time” opens it", "never"),
        "sure": ("when all have answered and open it together", "never"),
        "ok": ("never; only whether everybody said yes", "never"),
        "picked": ("at once", "never"),
    }


def test_alone_there_is_nobody_else() -> None:
    found = rows(STEPS, HEAD.replace("max: 2", "max: 1"))
    assert {others for others, _ in found.values()} == {"nobody else is there"}


def test_what_is_shared_needs_a_yes() -> None:
    head = HEAD + "shares: [progress, mood]\n"
    ask = "  - ask: mood\n    who: each\n    share: mood\n    text: Q?\n"
    assert rows(ask, head)["mood"] == ("at once", "never")
    consent = "  - consent: may_they\n    allows: [mood]\n    text: May they?\n"
    assert rows(consent + ask, head)["mood"] == ("at once", "if everybody says yes at “may they”")


def test_roles() -> None:
    head = HEAD.replace("max: 2", "max: 3")
    found = rows(
        "  - ask: a\n    who: coach\n    private: true\n    text: Q?\n"
        "  - ask: b\n    who: facilitator\n    text: Q?\n",
        head,
    )
    assert found == {"a": ("never", "never"), "b": ("at once", "never")}


@pytest.mark.parametrize("name", BUNDLED)
def test_authors_always_see_what_they_gave(name: str) -> None:
    for seen in sight(read(BUNDLED[name])):
        assert seen.author == "at once"
        hidden = getattr(seen.place.step, "blind", False)
        assert bool(seen.reveal) is (hidden or seen.place.step.kind == "agree") or seen.others == (
            "nobody else is there"
        )
