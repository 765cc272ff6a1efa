"""Days, counts and names in words."""

from datetime import date

import pytest

from tui import words

TODAY = date(2026, 6, 14)


@pytest.mark.parametrize(
    ("day", "said", "on", "since"),
    [
        (date(2026, 6, 14), "today", "today", "today"),
        (date(2026, 6, 13), "yesterday", "yesterday", "yesterday"),
        (date(2026, 6, 12), "last Friday", "on Friday", "last Friday"),
        (date(2026, 6, 8), "last Monday", "on Monday", "last Monday"),
        (date(2026, 6, 7), "7 June", "on 7 June", "a week ago"),
        (date(2026, 5, 24), "24 May", "on 24 May", "3 weeks ago"),
        (date(2026, 3, 14), "14 March", "on 14 March", "3 months ago"),
        (date(2025, 7, 1), "1 July 2025", "on 1 July 2025", "11 months ago"),
        (date(2025, 6, 14), "14 June 2025", "on 14 June 2025", "a year ago"),
        (date(2023, 1, 1), "1 January 2023", "on 1 January 2023", "3 years ago"),
    ],
)
def test_days_gone_by(day: date, said: str, on: str, since: str) -> None:
    assert words.day_words(day, TODAY) == said
    assert words.on_day(day, TODAY) == on
    assert words.ago(day, TODAY) == since


@pytest.mark.parametrize(
    ("day", "said", "away", "until"),
    [
        (date(2026, 6, 15), "tomorrow", "tomorrow", "until tomorrow"),
        (date(2026, 6, 16), "Tuesday", "in 2 days", "until Tuesday"),
        (date(2026, 6, 21), "21 June", "in 7 days", "until 21 June"),
        (date(2026, 7, 14), "14 July", "in 4 weeks", "until 14 July"),
    ],
)
def test_days_to_come(day: date, said: str, away: str, until: str) -> None:
    assert words.day_words(day, TODAY) == said
    assert words.ahead(day, TODAY) == away
    assert words.until(day, TODAY) == until


def test_a_day_gone_by_is_named_without_reproach() -> None:
    assert words.until(date(2026, 6, 12), TODAY) == "was for 12 June"


def test_longer_and_shorter_days() -> None:
    assert words.long_day(TODAY, TODAY) == "Sunday 14 June"
    assert words.long_day(date(2025, 6, 14), TODAY) == "Saturday 14 June 2025"
    assert words.short_day(date(2026, 6, 7)) == "Jun  7"
    assert words.years_ago(date(2024, 6, 14), TODAY) == "2 years ago"
    assert words.read_day("2026-06-14") == TODAY
    assert words.read_day("soon") is None


def test_counts_and_names() -> None:
    assert [words.count(n, "jot", "jots") for n in (1, 2, 1200)] == [
        "1 jot",
        "2 jots",
        "1,200 jots",
    ]
    assert words.names(["Sam", "Noa"]) == "Sam and Noa"
    assert words.names(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert [words.all_of_you(n) for n in (1, 2, 3)] == ["you", "both of you", "all of you"]
