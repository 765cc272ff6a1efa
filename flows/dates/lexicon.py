"""The words of the grammar, as tables, and the mending of small slips of spelling."""

from __future__ import annotations


def _table(rows: str) -> dict[str, int]:
    """Words to the number of their line, from 1."""
    lines = rows.strip().splitlines()
    return {word: number for number, line in enumerate(lines, 1) for word in line.split()}


MONTHS = _table("""
january jan januar janvier januari
february feb februar février fevrier februari
march mar märz maerz mars maart mrt
april apr avril
may mai mei
june jun juni juin
july jul juli juillet
august aug août aout augustus
september sep sept septembre
october oct oktober okt octobre
november nov novembre
december dec dezember dez décembre decembre
""")
"""Month names, English, German, French and Dutch, to their number."""

WEEKDAYS = {
    word: number - 1
    for word, number in _table("""
monday mon
tuesday tue tues
wednesday wed weds
thursday thu thur thurs
friday fri
saturday sat
sunday sun
""").items()
}
"""Weekday names to their number; Monday is 0, as in `datetime`."""

SHY_WEEKDAYS = frozenset("mon tue wed weds thu fri sat sun".split())
"""Short weekdays that are also words or fragments."""

SEASONS = _table("""
spring springtime
summer summertime
autumn fall
winter wintertime
""")
"""Seasons to their number; spring begins in March, each lasts three months."""

NUMBERS = {
    **_table("""
one single
two
three
four
five
six
seven
eight
nine
ten
eleven
twelve dozen
thirteen
fourteen
fifteen
sixteen
seventeen
eighteen
nineteen
"""),
    **{
        word: 10 * number
        for word, number in _table("""
?
twenty
thirty
forty fourty
fifty
sixty
seventy
eighty
ninety
hundred
""").items()
    },
}
"""Number words; tens may be followed by one of the first nine."""

ORDINALS = {
    **_table("""
first
second
third
fourth
fifth
sixth
seventh
eighth
ninth
tenth
eleventh
twelfth
thirteenth
fourteenth
fifteenth
sixteenth
seventeenth
eighteenth
nineteenth
twentieth
"""),
    "thirtieth": 30,
    "last": -1,
    "final": -1,
}
"""Ordinal words; -1 counts from the end."""

UNITS = {
    word: row.split()[0]
    for row in """
day days
night nights
workday workdays
week weeks wk wks
weekend weekends
fortnight fortnights
month months mth mths
quarter quarters
year years yr yrs
decade decades
""".strip().splitlines()
    for word in row.split()
}
"""Calendar units in the singular and plural, to their name in `flows.dates.days`."""

CLOCK_UNITS = frozenset(
    "minute minutes min mins hour hours hr hrs h second seconds sec secs moment moments".split()
)
"""Units shorter than a day: a level ("in 25 minutes"), never a deadline."""

DAYTIMES = frozenset(
    "morning afternoon evening night noon lunchtime midday midnight teatime lunch".split()
)
"""Times of day that may follow a date."""

SPELLINGS = {
    word: row.split()[0]
    for row in """
the teh hte
end edn ende
month mounth monht mnth
months mounths monhts monts mnths montsh
week weeek
weeks weaks weeeks
coming comming
next nxt nex
before befor befoer bevore
until untill untl bis 'til til till
through thru
february febr
wednesday wensday wendsday
april aprl apirl arpil aprill
march marhc mrach
july jully
tomorrow tmrw tmr tomo
tonight tonite
christmas xmas crimbo
autumn autum autmn
year yaer
quarter qtr
fortnight fortnite
holidays hols vacay
labor labour
saint st
mid midd mitte
early anfang
birthday bday
twelfth twelth
eighth eigth
ninth nineth
""".strip().splitlines()
    for word in row.split()[1:]
}
"""Slips and short forms that `near_miss` would not mend, to the usual spelling."""

_MENDED = """
january february september october november december august monday tuesday wednesday thursday
friday saturday sunday tomorrow tonight christmas holidays weekend quarter easter thanksgiving
halloween birthday anniversary beginning summer winter fortnight
""".split()
"""Long words whose slips are mended by their likeness."""

_REAL_WORDS = frozenset(
    """
    augusta auguste augusto beginnings birthdays christman decembers easer easier eastern
    easters eater eraser erster fortnights frida fridays holiday holidays januarys mondays
    novembers octobers quarters quartet saturdays simmer sumer summed summers summery sumner
    sundae sundays sundry thursdays tomorrows tonights tuesdays wainer waiter wednesdays
    weekends weeknd weiner weiter wiener winder winger winner winters wintery wintry wither
    writer
    """.split()
)
"""Words that `near_miss` would take for slips, but that mean something else or need no mending."""


def _one_dropped(word: str) -> set[str]:
    """The word, and the word without each one of its letters but the first."""
    return {word, *(word[:k] + word[k + 1 :] for k in range(1, len(word)))}


_STUMPS: dict[str, str] = {stump: word for word in _MENDED for stump in _one_dropped(word)}
"""Words with at most one letter dropped, to the word meant."""

_LENGTHS = range(5, 14)
"""Lengths of the words that are looked up."""


def near_miss(word: str) -> str | None:
    """The table word that this one misspells: a letter dropped, added, changed or swapped.

    Two words are near when they agree once each may lose one letter, never the first. Words that
    are words of their own are left alone.
    """
    if len(word) not in _LENGTHS or word in _REAL_WORDS:
        return None
    return next((_STUMPS[stump] for stump in _one_dropped(word) if stump in _STUMPS), None)
