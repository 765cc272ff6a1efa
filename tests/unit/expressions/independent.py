"""What expressions mean, written a second time: sentences that carry their own meaning.

Nothing here parses or walks a tree. Each sentence is drawn together with a Python function over
plain values, so that its source can be given to the program and the function be called beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

World = Mapping[str, Any]
"""Name to plain value; a name that is missing is unanswered. Entries of lists are mappings."""


class Nothing(Exception):
    """A name that came to nothing was used as a value."""


@dataclass(frozen=True)
class Sentence:
    """An expression and what it means."""

    source: str
    means: Callable[[World], Any]

    def __str__(self) -> str:
        return self.source


NUMBERS, TEXTS, DAYS, FLAGS, LISTS = (
    ("n", "level"), ("word", "other"), ("due", "started_on"), ("sure", "told"), ("ideas", "wishes")
)  # fmt: skip
WORDS = ("tea", "walk", "", "a long walk", "Tea")
FIRST = date(2026, 1, 1)


def named(name: str) -> Sentence:
    """A name."""

    def look(world: World) -> Any:
        if name not in world:
            raise Nothing
        return world[name]

    return Sentence(name, look)


def entries(world: World, name: str) -> list[Any]:
    """A list; one that was never asked is empty."""
    return list(world.get(name, ()))


@cache
def numbers(deep: int) -> st.SearchStrategy[Sentence]:
    """Sentences that are numbers."""
    plain = st.one_of(
        st.integers(0, 30).map(lambda n: Sentence(str(n), lambda _: n)),
        st.sampled_from(NUMBERS).map(named),
    )
    if not deep:
        return plain
    inner, things = numbers(deep - 1), lists(deep - 1)
    return st.one_of(
        plain,
        st.builds(
            lambda a, b: Sentence(f"({a} + {b})", lambda w: a.means(w) + b.means(w)), inner, inner
        ),
        st.builds(
            lambda a, b: Sentence(f"({a} - {b})", lambda w: a.means(w) - b.means(w)), inner, inner
        ),
        inner.map(lambda a: Sentence(f"(-{a})", lambda w: -a.means(w))),
        things.map(lambda a: Sentence(f"size({a})", lambda w: len(a.means(w)))),
        things.map(lambda a: Sentence(f"{a}.size", lambda w: len(a.means(w)))),
        # The size of a bare name is how many answered; so of texts only those that are made here.
        texts(deep - 1).map(lambda a: Sentence(f'size("x" + {a})', lambda w: 1 + len(a.means(w)))),
        st.builds(
            lambda a, b: Sentence(f"({a} - {b})", lambda w: (a.means(w) - b.means(w)).days),
            days(deep - 1),
            days(deep - 1),
        ),
        st.builds(
            lambda a, c: Sentence(f"count({a}, {c})", lambda w: len(kept(a, c, w))),
            things,
            about_item(deep - 1),
        ),
        inner.map(lambda a: Sentence(f"weeks({a})", lambda w: a.means(w) * 7)),
    )


@cache
def texts(deep: int) -> st.SearchStrategy[Sentence]:
    """Sentences that are texts."""
    plain = st.one_of(
        st.sampled_from(WORDS).map(lambda t: Sentence(f'"{t}"', lambda _: t)),
        st.sampled_from(TEXTS).map(named),
    )
    if not deep:
        return plain
    return st.one_of(
        plain,
        st.builds(
            lambda a, b: Sentence(f"({a} + {b})", lambda w: a.means(w) + b.means(w)),
            texts(deep - 1),
            texts(deep - 1),
        ),
        numbers(deep - 1).map(lambda a: Sentence(f"text({a})", lambda w: as_read(a.means(w)))),
        lists(deep - 1).map(lambda a: Sentence(f"first({a}).text", lambda w: best(a.means(w)))),
    )


def as_read(number: int) -> str:
    """A number as people read it, with a minus of its own."""
    return str(number).replace("-", "−")


def best(found: list[Any]) -> Any:
    """The words of the first entry."""
    if not found:
        raise Nothing
    return found[0]["text"]


@cache
def days(deep: int) -> st.SearchStrategy[Sentence]:
    """Sentences that are dates."""
    plain = st.one_of(
        st.integers(0, 700).map(lambda n: FIRST + timedelta(days=n)).map(_literal_day),
        st.sampled_from((*DAYS, "today")).map(named),
    )
    if not deep:
        return plain
    few = numbers(deep - 1)
    return st.one_of(
        plain,
        st.builds(lambda a, b: Sentence(f"({a} + {b})", lambda w: moved(a, b, w)), plain, few),
        st.builds(
            lambda a, b: Sentence(f"({a} - days({b}))", lambda w: moved(a, b, w, -1)), plain, few
        ),
    )


def _literal_day(day: date) -> Sentence:
    return Sentence(f'date("{day.isoformat()}")', lambda _: day)


def moved(start: Sentence, days: Sentence, world: World, sign: int = 1) -> date:
    """A day some days on."""
    day: date = start.means(world)
    return day + timedelta(days=sign * days.means(world))


@cache
def flags(deep: int) -> st.SearchStrategy[Sentence]:
    """Sentences that are yes or no."""
    plain = st.one_of(
        st.sampled_from((("yes", True), ("no", False), ("True", True), ("false", False))).map(
            lambda pair: Sentence(pair[0], lambda _: pair[1])
        ),
        st.sampled_from(FLAGS).map(named),
        st.sampled_from((*NUMBERS, *TEXTS, *LISTS)).map(
            lambda name: Sentence(f"{name}.answered", lambda w: name in w)
        ),
    )
    if not deep:
        return plain
    inner, things = flags(deep - 1), lists(deep - 1)
    condition = about_item(deep - 1)
    return st.one_of(
        plain,
        inner.map(lambda a: Sentence(f"(not {a})", lambda w: not a.means(w))),
        st.builds(
            lambda a, b: Sentence(f"({a} and {b})", lambda w: a.means(w) and b.means(w)),
            inner,
            inner,
        ),
        st.builds(
            lambda a, b: Sentence(f"({a} or {b})", lambda w: a.means(w) or b.means(w)), inner, inner
        ),
        *(compared(kind(deep - 1)) for kind in (numbers, texts, days)),
        chained(numbers(deep - 1)),
        st.builds(
            lambda a, b: Sentence(f"({a} in {b})", lambda w: a.means(w) in looked_into(b, w)),
            texts(deep - 1),
            texts(deep - 1),
        ),
        texts(deep - 1).map(
            lambda a: Sentence(
                f'({a} not in ["tea", "x"])', lambda w: a.means(w) not in ("tea", "x")
            )
        ),
        st.builds(
            lambda a, c: Sentence(f"any({a}, {c})", lambda w: bool(kept(a, c, w))),
            things,
            condition,
        ),
        st.builds(
            lambda a, c: Sentence(
                f"all({a}, {c})", lambda w: len(kept(a, c, w)) == len(a.means(w))
            ),
            things,
            condition,
        ),
    )


def looked_into(text: Sentence, world: World) -> Any:
    """What ``in`` looks into: nothing is in a name that was never answered, be it text or list."""
    if text.source in TEXTS and text.source not in world:
        return ()
    return text.means(world)


ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def compared(kind: st.SearchStrategy[Sentence]) -> st.SearchStrategy[Sentence]:
    """Two of a kind, compared."""
    return st.builds(
        lambda a, o, b: Sentence(f"({a} {o} {b})", lambda w: ORDERS[o](a.means(w), b.means(w))),
        kind,
        st.sampled_from(list(ORDERS)),
        kind,
    )


def chained(kind: st.SearchStrategy[Sentence]) -> st.SearchStrategy[Sentence]:
    """Three in a row; the third is not looked at when the first two do not hold."""

    def means(a: Sentence, b: Sentence, c: Sentence) -> Callable[[World], bool]:
        def look(world: World) -> bool:
            middle = (a.means(world), b.means(world))
            return bool(middle[0] < middle[1] and middle[1] <= c.means(world))

        return look

    return st.builds(
        lambda a, b, c: Sentence(f"({a} < {b} <= {c})", means(a, b, c)), kind, kind, kind
    )


@cache
def lists(deep: int) -> st.SearchStrategy[Sentence]:
    """Sentences that are lists of entries."""
    plain = (
        st.sampled_from(LISTS)
        .map(lambda name: Sentence(name, lambda w: entries(w, name)))
        .map(lambda one: Sentence(f"{one}.items", one.means))
    )
    if not deep:
        return plain
    inner, few = lists(deep - 1), numbers(0)
    return st.one_of(
        plain,
        st.builds(
            lambda a, c: Sentence(f"filter({a}, {c})", lambda w: kept(a, c, w)),
            inner,
            about_item(deep - 1),
        ),
        st.builds(
            lambda a, n: Sentence(f"first({a}, {n})", lambda w: a.means(w)[: most(n, w)]),
            inner,
            few,
        ),
        st.builds(
            lambda a, n: Sentence(f"last({a}, {n})", lambda w: ending(a.means(w), most(n, w))),
            inner,
            few,
        ),
        st.builds(
            lambda a, n: Sentence(f"top({a}, {n})", lambda w: ranked(a.means(w))[: most(n, w)]),
            inner,
            few,
        ),
    )


def most(number: Sentence, world: World) -> int:
    """At most so many, and never less than none."""
    return max(int(number.means(world)), 0)


def ending(found: list[Any], count: int) -> list[Any]:
    """The last few, in their order."""
    return found[len(found) - min(count, len(found)) :]


def ranked(found: list[Any]) -> list[Any]:
    """Best first; equals keep their order."""
    return sorted(found, key=lambda entry: -entry["points"])


@cache
def about_item(deep: int) -> st.SearchStrategy[Sentence]:
    """Conditions on an entry of a list."""
    points = Sentence("item.points", lambda w: w["item"]["points"])
    text = Sentence("item.text", lambda w: w["item"]["text"])
    return st.one_of(
        compared(st.one_of(st.just(points), numbers(0))),
        compared(st.one_of(st.just(text), texts(0))),
        flags(deep),
    )


def kept(found: Sentence, condition: Sentence, world: World) -> list[Any]:
    """The entries for which a condition holds; one that cannot be told does not hold."""
    good = []
    for entry in found.means(world):
        try:
            if condition.means({**world, "item": entry}):
                good.append(entry)
        except Nothing:
            continue
    return good


ENTRY = st.fixed_dictionaries({"text": st.sampled_from(WORDS), "points": st.integers(0, 5)})
LIST = st.lists(ENTRY, max_size=4)


def worlds() -> st.SearchStrategy[World]:
    """Answers to some of the names."""
    day = st.integers(0, 700).map(lambda n: FIRST + timedelta(days=n))
    return st.fixed_dictionaries(
        {"today": day},
        optional={
            **dict.fromkeys(NUMBERS, st.integers(-5, 40)),
            **dict.fromkeys(TEXTS, st.sampled_from(WORDS)),
            **dict.fromkeys(DAYS, day),
            **dict.fromkeys(FLAGS, st.booleans()),
            **dict.fromkeys(LISTS, LIST),
        },
    )


def sentences() -> st.SearchStrategy[Sentence]:
    """Sentences of any kind that are short enough for the language."""
    kinds = (kind(3) for kind in (numbers, texts, days, flags, lists))
    return st.one_of(*kinds).filter(lambda one: len(one.source) <= 500)
