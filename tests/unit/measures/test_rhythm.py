"""Words for how often, and goals that gather dust."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.measures import dusty, rhythm_days

PHRASES = {
    1: "daily | every day | Each day | everyday | twice a day | every evening | 20 minutes a day",
    2: "every other day | every second day | every two days | 3x per week | three times weekly"
    " | 3 times a week | two to three times a week | 3 × a week",
    4: "twice a week | two times a week | twice weekly | 2/week | 2 x / week | Mondays and Thursdays"
    " | every Monday and Thursday | once or twice a week",
    7: "weekly | every week | once a week | WEEKLY. | a talk each week | once per week | 1/week"
    " | every Sunday | Sundays | on Sunday evening | Saturday or Sunday | every weekend | week"
    " | one evening a week | a quarter of an hour every Sunday | every-week"
    " | every other Monday and Friday | weekly, on Monday or Friday",
    10: "every ten days | every 10 days",
    14: "every two weeks | every 2 weeks | every other week | every second week | fortnightly"
    " | every fortnight | biweekly | bi-weekly | every other Sunday | every 2nd Sunday | two weeks"
    " | once every two weeks | every couple of weeks",
    15: "twice a month | a couple of times a month",
    30: "monthly | every month | once a month | the first Sunday of the month"
    " | every second Sunday of each month | each month on a Sunday",
    61: "bimonthly | every two months",
    91: "quarterly | every quarter | every three months | four times a year | first week of the quarter",
    182: "half-yearly | twice a year | every six months | semi-annually",
    365: "yearly | annually | every year | once a year | the first Sunday of the year",
    730: "every two years",
}
UNKNOWN = (
    "",
    " ",
    "whenever we like",
    "now and then",
    "once in a while",
    "every few weeks",
    "every 1.5 weeks",
    "every quarter of an hour",
    "every quarter hour",
    "some days",
    "at sunrise",
    "every 0 weeks",
    "jede Woche",
)


@pytest.mark.parametrize(
    ("text", "days"),
    [(text.strip(), days) for days, texts in PHRASES.items() for text in texts.split("|")],
)
def test_words_for_a_rhythm(text: str, days: int) -> None:
    assert rhythm_days(text) == days


@pytest.mark.parametrize("text", UNKNOWN)
def test_other_words_are_left_to_the_caller(text: str) -> None:
    assert rhythm_days(text) is None


PARTS = "every other two 3 2nd twice times x a per of the week days Sunday monthly or / × - couple"
SENTENCES = st.lists(st.sampled_from([*PARTS.split(), " "]), max_size=9).map(" ".join)


@given(st.text() | SENTENCES)
def test_any_text_is_a_rhythm_or_none(text: str) -> None:
    found = rhythm_days(text)
    assert found is None or found >= 1


@given(st.integers(1, 999))
def test_so_many_days_are_so_many_days(days: int) -> None:
    assert rhythm_days(f"Every {days} days") == days


@pytest.mark.parametrize(("away", "is_dusty"), [(0, False), (14, False), (15, True), (-3, False)])
def test_a_weekly_goal_is_dusty_after_two_weeks(away: int, *, is_dusty: bool) -> None:
    today = date(2026, 6, 14)
    assert dusty(today - timedelta(days=away), 7, today) is is_dusty


@given(st.dates(), st.dates(), st.integers(1, 400))
def test_a_slower_rhythm_is_more_patient(touched: date, today: date, rhythm: int) -> None:
    assert dusty(touched, rhythm, today) or not dusty(touched, rhythm + 1, today)


@pytest.mark.parametrize("rhythm", [0, -7])
def test_a_rhythm_has_days(rhythm: int) -> None:
    with pytest.raises(ValueError, match=r"A rhythm is at least 1 day\."):
        dusty(date(2026, 1, 1), rhythm, date(2026, 1, 2))
