"""Days with a name, western and mostly English-speaking, each as a rule for its year."""

from __future__ import annotations

from datetime import date

from flows.dates.days import DateRange, easter, months, nth_weekday, one, shift
from flows.dates.meaning import Meaning, either, yearly

_FIXED = """
1-1: new year's day | new years day | new year's | new years | new year
1-6: epiphany | three kings | three kings day | twelfth night
1-25: burns night
1-26: australia day
2-2: groundhog day | candlemas
2-14: valentine's | valentines | valentine's day | valentines day | valentine | valentine day
  | saint valentine's day
3-8: women's day | international women's day
3-17: saint patrick's day | saint patricks day | saint patrick's | paddy's day | saint paddy's day
3-19: saint joseph's day
4-1: april fools | april fool's | april fools day | april fool's day
4-15: tax day
4-22: earth day
4-23: saint george's day
4-25: anzac day
4-27: king's day | koningsdag
5-1: may day | mayday | workers day | workers' day
5-5: cinco de mayo
6-19: juneteenth
6-24: midsummer | midsummer's day | midsummer day | midsummers day
6-21: summer solstice
7-1: canada day
7-4: independence day
7-14: bastille day
10-3: german unity day
10-31: halloween | hallowe'en | reformation day
11-1: all saints | all saints day | all saints' day
11-2: all souls day
11-5: bonfire night | guy fawkes night | guy fawkes | guy fawkes day
11-11: veterans day | veteran's day | armistice day | remembrance day | martinmas
12-5: sinterklaas
12-6: saint nicholas day | saint nicholas
12-21: winter solstice
12-24: christmas eve
12-25: christmas | christmas day | x mas | weihnachten | noël | noel
12-26: boxing day | saint stephen's day
12-31: new year's eve | new years eve | new year eve | nye | hogmanay | silvester
"""

_FROM_EASTER = """
-52: weiberfastnacht
-47: shrove tuesday | pancake day | mardi gras | carnival
-46: ash wednesday
-7: palm sunday
-3: maundy thursday
-2: good friday
0: easter | easter sunday | ostern
1: easter monday
39: ascension | ascension day
49: pentecost | whitsun | whit sunday | pfingsten
50: whit monday
60: corpus christi
-21: mothering sunday
"""

_WEEKDAYS = """
1 0 3: mlk day | martin luther king day
2 0 3: presidents day | president's day | presidents' day
5 0 -1: memorial day
6 6 3: father's day | fathers day | fathers' day
9 0 1: labor day
10 0 2: columbus day
11 3 4: thanksgiving | thanksgiving day
11 6 2: remembrance sunday
"""
"""Month, weekday (Monday is 0), and which of them in the month; -1 is the last."""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    rows = [row.partition(":") for row in table.replace("\n  |", " |").strip().splitlines()]
    return [(key, [name.strip() for name in names.split("|")]) for key, _, names in rows]


def _on(month: int, day: int) -> Meaning:
    return yearly(lambda year: one(date(year, month, day)))


def _from_easter(days: int) -> Meaning:
    return yearly(lambda year: one(shift(easter(year), days)))


def _weekday(month: int, weekday: int, nth: int) -> Meaning:
    return yearly(lambda year: one(nth_weekday(months(year, month, 1), weekday, nth)))


def _first_advent(year: int) -> date:
    return shift(date(year, 12, 24), -((date(year, 12, 24).weekday() + 1) % 7) - 21)


def _black_friday(year: int) -> date:
    return shift(nth_weekday(months(year, 11, 1), 3, 4), 1)


_MOTHERS_DAY = either(_weekday(5, 6, 2), _from_easter(-21))
_LENT = yearly(lambda year: DateRange(shift(easter(year), -46), shift(easter(year), -1)))
_ADVENT = yearly(lambda year: DateRange(_first_advent(year), date(year, 12, 24)))


def _table() -> dict[tuple[str, ...], Meaning]:
    found: dict[str, Meaning] = {
        **dict.fromkeys(["mother's day", "mothers day", "mothers' day"], _MOTHERS_DAY),
        "lent": _LENT,
        "advent": _ADVENT,
        "black friday": yearly(lambda year: one(_black_friday(year))),
        "cyber monday": yearly(lambda year: one(shift(_black_friday(year), 3))),
        "dry january": yearly(lambda year: months(year, 1, 1)),
        "veganuary": yearly(lambda year: months(year, 1, 1)),
        "sober october": yearly(lambda year: months(year, 10, 1)),
        "stoptober": yearly(lambda year: months(year, 10, 1)),
        "movember": yearly(lambda year: months(year, 11, 1)),
        "nanowrimo": yearly(lambda year: months(year, 11, 1)),
    }
    for key, names in _rows(_FIXED):
        month, day = map(int, key.split("-"))
        found |= dict.fromkeys(names, _on(month, day))
    for key, names in _rows(_FROM_EASTER):
        found |= dict.fromkeys(names, _from_easter(int(key)))
    for key, names in _rows(_WEEKDAYS):
        found |= dict.fromkeys(names, _weekday(*map(int, key.split())))
    return {tuple(name.replace("'", "").split()): meaning for name, meaning in found.items()}


HOLIDAYS = _table()
"""Words of each name, without apostrophes, to its meaning."""

LONGEST = max(map(len, HOLIDAYS))
"""Most words in a name."""

WHOLE_PERIODS = frozenset("dry sober lent advent veganuary stoptober movember nanowrimo".split())
"""Names of periods rather than days: they stand without a preposition too."""
