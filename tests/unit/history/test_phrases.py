"""Days, numbers of days and somebody's words, as a reason says them."""

from __future__ import annotations

from datetime import timedelta

from flows.history.phrases import days, on, plain, quoted
from tests.unit.history.making import day


def test_days_and_words_as_a_reason_says_them() -> None:
    assert [days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert quoted(" a\n b ") == "“a b”"
    assert quoted("x" * 40) == f"“{'x' * 40}”"
    assert quoted("x" * 41) == f"“{'x' * 39}…”"
    assert quoted(f"{'x' * 38} {'y' * 9}") == f"“{'x' * 38}…”"
    assert (plain(day(0), day(9)), plain(day(0), day(400))) == ("1 January", "1 January 2026")
    ago = [on(day(10) - timedelta(days=n), day(10)) for n in (-1, 0, 1, 2, 6, 7)]
    assert ago == ["on 12 January", "today", "yesterday", "on Friday", "on Monday", "on 4 January"]
