"""A first flow out of a few answers: whatever is answered, it has no fault."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import model
from flows.authoring.draft import Draft, Kind, Question, Seen, draft_text, name_for, voted_on
from flows.authoring.fmt import fmt
from flows.checks import check
from flows.faults import LEVELS
from tests.unit.authoring.files import BUNDLED, read

KINDS: tuple[Kind, ...] = get_args(Kind)
SEEN: tuple[Seen, ...] = get_args(Seen)


def draft(*questions: Question, most: int = 2, vote: bool = True, agree: str = "") -> Draft:
    return Draft("talk", "A talk", "For talking.", most, 10, questions, vote, agree)


questions = st.builds(
    Question, st.text(min_size=1).filter(str.strip), st.sampled_from(KINDS), st.sampled_from(SEEN)
)
drafts = st.builds(
    Draft,
    st.just("talk"),
    st.text(),
    st.text(),
    st.sampled_from([1, 2, 12]),
    st.integers(1, 240),
    st.lists(questions, min_size=1, max_size=2).map(tuple),
    st.booleans(),
    st.sampled_from(["", "What now?"]),
    st.booleans(),
)


@settings(max_examples=30, deadline=None)
@given(drafts)
def test_no_answers_make_a_flow_with_faults(made: Draft) -> None:
    text = draft_text(made)
    flow = read(text)
    assert (flow.least, flow.most) == ((1, 1) if made.most == 1 else (2, made.most))
    assert fmt(text) == text
    kinds = [step.kind for step in flow.steps]
    assert "vote" not in kinds or made.vote
    assert ("keep" in kinds) is made.keep


@pytest.mark.parametrize(("kind", "seen"), product(KINDS, SEEN))
def test_there_is_nothing_to_mend_in_it(kind: Kind, seen: Seen) -> None:
    text = draft_text(draft(Question("What?", kind, seen), agree="What do we agree on?"))
    found = check(text, "talk.flow.yaml", BUNDLED.get)
    assert [fault for fault in found if LEVELS[fault.code] != "hint"] == []


def test_words_are_only_words() -> None:
    flow = read(draft_text(draft(Question('{{ x }} "a" \\ # b\x1b: c\n d'))))
    asked = next(step for step in flow.steps if isinstance(step, model.Ask))
    assert asked.text.source == '{ { x }} "a" \\ # b: c d'


def test_a_vote_is_about_notes_that_all_may_see() -> None:
    private, plain = Question("A?", "notes", "private"), Question("B?", "notes")
    assert voted_on(draft(private, plain)) == "second"
    assert voted_on(draft(private, Question("C?"))) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("A walk, and a talk!", "a-walk-and-a-talk"),
        ("  ", "talk"),
        ("42 days", "talk-42-days"),
        ("Übung", "bung"),
        ("x" * 60, "x" * 40),
    ],
)
def test_names_out_of_titles(title: str, name: str) -> None:
    assert name_for(title) == name
