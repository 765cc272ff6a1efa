"""The load generator's own parts: it must see what is there, and count what is not."""

from random import Random

import pytest

from tests.bench.ssh import targets
from tests.bench.ssh.__main__ import line
from tests.bench.ssh.figures import Churn, Echo, Step, Storm, Visits, quantile
from tests.bench.ssh.schedule import ENTER, LINE, RATE, Watch, keys
from tests.bench.ssh.soak import Minute, Tally, rows
from tui.rehearse.visible import Visible


def test_words_are_seen_without_the_commands_around_them() -> None:
    seen = Visible().feed(b"\x1b[1;31mqw\x1b[0mrt\x1b[5;1H\x1b]0;title\x07zz\x1b(B")
    assert seen == "qwrtzz"


def test_a_command_or_a_letter_may_come_in_two_pieces() -> None:
    visible = Visible()
    first, second = "a\x1b[3", "1mü".encode()
    assert visible.feed(first.encode()) == "a"
    assert visible.feed(second[:-1]) == "a"
    assert visible.feed(second[-1:]) == "aü"


def test_an_endless_command_swallows_nothing_for_ever() -> None:
    visible = Visible()
    visible.feed(b"\x1b]" + b"x" * 1000)
    assert visible.feed(b"after").endswith("after")


def test_keys_are_due_on_the_beat_with_enter_at_the_end_of_a_line() -> None:
    due = list(keys(Random(1), 30))  # noqa: S311 - a load, no secret
    assert len(due) == 30 * RATE
    times = [at for at, _ in due]
    assert times == sorted(times)
    assert [number for number, (_, key) in enumerate(due) if key == ENTER] == [LINE, 2 * LINE + 1]


def test_a_key_is_seen_with_the_three_before_it() -> None:
    watch = Watch()
    for at, key in enumerate("qwrt"):
        watch.pressed(key, at)
    watch.seen("qwr", 4.0)
    assert watch.waits
    assert not watch.latencies
    watch.seen("> qwrt ", 4.5)
    assert watch.latencies == [1.5]
    assert not watch.waits


def test_keys_painted_together_are_all_seen() -> None:
    watch = Watch()
    for at, key in enumerate("qwrtp"):
        watch.pressed(key, at)
    watch.seen("qwrtp", 10)
    assert watch.latencies == [7.0, 6.0]


def test_a_lost_key_is_missing_and_so_are_those_that_stand_beside_the_gap() -> None:
    watch = Watch()
    for at, key in enumerate("qwrtpsdf"):
        watch.pressed(key, at)
    watch.seen("qwrtsdf", 8)
    assert len(watch.latencies) == 1
    watch.pressed(ENTER, 9)
    assert watch.missing == 4


def test_quantiles_take_the_nearest_rank() -> None:
    values = list(range(1, 101))
    assert [quantile(values, share) for share in (0.5, 0.95, 0.99, 1)] == [50, 95, 99, 100]
    assert quantile([], 0.5) == 0
    assert quantile([3], 0.99) == 3
    assert Echo.of([0.001, 0.003], 2) == Echo(4, 2, 1.0, 3.0, 3.0, 3.0)


FLOOR = Step("floor", 50, Echo(100, 0, 1, 2, 3, 4), 0.1, 0.3, 50, broadcasts=(5, 6, 7))


def step(**changes: object) -> Step:
    """A step that is well within all targets."""
    good: dict[str, object] = {
        "echo": Echo(100, 0, 3, 8, 12, 20),
        "cpu_key": 2.0,
        "bytes_key": 900,
        "broadcasts": (40, 50, 60),
        "pss": 148.0,
    }
    return Step("1 worker", 50, **{**good, **changes})  # type: ignore[arg-type]


FIRST = Step("1 worker", 1, pss=50.0)


def over(measured: Step) -> list[str]:
    """The rows over their budget."""
    return [
        row.name.partition(",")[0]
        for row in targets.of_step(measured, FLOOR, FIRST, 1)
        if not row.within
    ]


def test_a_good_step_is_within_all_targets() -> None:
    assert over(step()) == []


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"echo": Echo(100, 0, 5.1, 8, 12, 20)}, "key to echo p50"),
        ({"echo": Echo(100, 0, 3, 17, 18, 20)}, "key to echo p95"),
        ({"echo": Echo(100, 0, 3, 8, 25, 30)}, "p99 / p50"),
        ({"echo": Echo(100, 1, 3, 8, 12, 20)}, "keys unseen"),
        ({"cpu_key": 2.5}, "CPU a key"),
        ({"bytes_key": 1300}, "bytes a key"),
        ({"broadcasts": (80, 90, 100)}, "broadcast"),
        ({"idle_bytes": 1}, "idle: bytes"),
        ({"idle_cores": 0.03}, "idle: CPU"),
        ({"pss": 200.0}, "memory a session"),
        ({"lost": 1}, "lines lost"),
        ({"load": 0.9}, "the generator's own CPU"),
    ],
)
def test_what_is_over_a_target_is_marked(changes: dict[str, object], row: str) -> None:
    assert over(step(**changes)) == [row]


def test_a_first_paint_may_be_quick_or_near_the_floor() -> None:
    floor = Visits("floor", (1.0, 2.0, 3.0))
    assert targets.of_visits(Visits("page", (140.0,)), floor).within
    assert not targets.of_visits(Visits("page", (160.0,)), floor).within
    assert targets.of_visits(Visits("page", (160.0,)), Visits("floor", (8.0,))).within


def test_a_storm_may_take_as_long_as_its_people_one_by_one() -> None:
    calm = Storm("page", 50, (4000.0,) * 50)
    assert [row.within for row in targets.of_storm(calm, 100, 1)] == [True, True]
    assert [row.within for row in targets.of_storm(calm, 100, 2)] == [False, True]
    rush = Storm("page", 100, (1.0,), 1, 20, Echo(9, 1, 1, 1, 301, 400))
    assert [row.within for row in targets.of_storm(rush, 100, 1)] == [False, False, False]


def test_memory_may_not_grow_from_crowd_to_crowd() -> None:
    flat, grown = (90.0, 100.0, 104.0), (90.0, 100.0, 106.0)
    assert all(row.within for row in targets.of_churn(Churn("page", 60, flat, 0)))
    assert [row.within for row in targets.of_churn(Churn("page", 60, grown, 1))] == [False, False]


def test_a_soak_tells_growth_and_what_was_lost() -> None:
    looks = [Minute(n, 5, 100 + n, 90, Tally(lost=n == 3)) for n in range(1, 9)]
    found = {row.name: row for row in rows(looks, None)}
    assert found["memory growth, second to last quarter"].value == pytest.approx(3.86, abs=0.01)
    assert not found["sessions lost"].within
    assert found["keys unseen"].within


def test_a_line_of_the_table_shows_floor_ratio_and_mark() -> None:
    good, bad = (targets.of_step(x, FLOOR, None, 1) for x in (step(), step(bytes_key=1300)))
    assert line(next(good)).split()[-4:] == ["3.00", "x", "5", "x"]
    assert any(line(row).endswith("over") for row in bad)
