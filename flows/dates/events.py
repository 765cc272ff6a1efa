"""Deadlines without a computable date: "before the baby comes", "by our anniversary"."""

from __future__ import annotations

from flows.dates.lexicon import CLOCK_UNITS
from flows.dates.pointing import term_end
from flows.dates.quantities import number, ordinal
from flows.dates.tokens import Line

_EVENTS = frozenset(
    """
    anniversary birthday birthdays wedding weddings baby exams exam finals graduation vacation
    trip marathon triathlon race tournament move deadline semester term trimester lease
    contract retirement reunion recital season surgery operation christening baptism audit
    launch release interview visit elections election ramadan eid diwali hanukkah passover
    sabbatical birth arrival holidays holiday competition performance premiere concert gala
    festival conference expo opening thesis defence defense dissertation handover renovation
    harvest frost snow inspection appraisal review mortgage visa passport expiry expiration
    twins newborn kindergarten gcses boards halfterm housewarming honeymoon engagement ceremony
    funeral move-in checkup check-up appointment congress summit derby cup olympics match game
    regatta expedition tour cruise pregnancy adoption deployment redundancy sats test tests
    solstice equinox sprint due clocks finale course
    """.split()
)
"""Events in a life that happen on some day, of which the text does not say which."""

_NEXT_EVENTS = frozenset(
    "session meeting appointment check-in checkup visit review therapy date conversation talk payday "
    "salary paycheck delivery birthday holiday baby season child school year".split()
)
"""Events that come again: deadlines only when "our next" or "the next" stands before them."""

_BARE = frozenset(
    "ramadan eid diwali hanukkah passover retirement graduation finals exams gcses birth "
    "payday maternity paternity parental halfterm kindergarten retiring graduating".split()
)
"""Events that need no article or owner."""

_OWNERS = frozenset("the my our his her their your its this next both".split())
_STOPS = frozenset(
    ". , ; : ! ? ( ) / - % $ € £ and or but to in on at for with of by from into until before after while so that "
    "we i you he she they it is are every each per".split()
) | {""}
_SUBJECTS = frozenset("we i you he she they it".split())
_CLAUSE_ENDS = frozenset(["", ",", ".", ";", "!", "?"])
_DAILY = frozenset(
    "wake wakes sleep sleeps asleep nap naps cry cries bedtime dinner lunch breakfast supper home bed meal meals "
    "sitter sitters food seat monitor carrier starts eating talking shower clothes room shop".split()
)
_TURNS = frozenset(
    "turn turns turning am are is i'm we're he's she's they're be reach reaches hit hits".split()
)
_LIFE = frozenset(
    "retire retires retiring graduate graduates graduating marry marries married move moves moving "
    "moved deploys deploy emigrate relocate relocates".split()
)
_SCHOOLS = frozenset(
    "college university uni school kindergarten nursery daycare preschool work camp parents family "
    "kids children baby child house home abroad maternity paternity job degree studies thesis apprenticeship training phd masters".split()
)
_TO_SCHOOL = frozenset(
    "go goes going start starts starting leave leaves leaving have has having become becomes return "
    "returns returning finish finishes finishing buy buys begin begins expecting".split()
)
_HABITUAL = frozenset(
    "bed sleep dinner lunch breakfast supper meal gets get wake wakes up tired done finished late "
    "coffee doorbell film movie song cook speak talk".split()
)

_BELONGING = _EVENTS | frozenset("party date year day period holidays leave".split())
"""Words that may follow an event and belong to it."""

_BEING = frozenset(["is", "are", "she's", "he's", "they're"])
_TERM_STARTS = frozenset(
    "school half summer winter spring christmas easter holiday term semester".split()
)


def named_event(line: Line, i: int) -> int | None:
    """The index behind an event of a life at ``i`` ("our tenth anniversary"), or None."""
    term = term_end(line, i)
    if term is not None and line.words[i] in _TERM_STARTS:
        return term
    for k in range(i + 1, i + 3):
        if line.words[k - 1] in _STOPS:
            break
        if line.words[k] == "season":
            return k + 1
    if line.words[i] in _BARE:
        return i + 1
    if line.words[i] not in _OWNERS and not line.words[i].endswith(("'s", "s'")):
        return None
    return _event_noun(line, i)


def _event_noun(line: Line, i: int) -> int | None:
    coming = line.words[i] == "next" or line.words[i + 1] in {"next", "first"}
    for k in range(i + 1, i + 6):
        word = line.words[k]
        if word in _STOPS:
            return None
        if word[0].isdigit() and word[-2:] == "th" and line.words[k + 1] in _STOPS:
            return k + 1
        if word in _EVENTS or (coming and word in _NEXT_EVENTS):
            end = k + 1
            while line.words[end] in _BELONGING:
                end += 1
            return None if _DAILY.intersection(line.words[end : end + 3]) else end
    return None


def life_change(line: Line, i: int) -> int | None:
    """The index behind a clause of a life event at ``i`` ("she goes to college"), or None."""
    if line.words[i] == "the" or line.words[i] in {"our", "my"}:
        i += 2
    elif line.words[i].isalpha() and line.words[i] not in _LIFE | _TURNS | _TO_SCHOOL:
        i += 1
    word = line.words[i]
    if word in _TURNS:
        if word in _BEING and line.words[i + 1] in {"born", "due", "married"}:
            return i + 2
        if line.words[i + 1] == "back" and line.words[i + 3] in _SCHOOLS - {"home", "work"}:
            return i + 4
        years = number(line, i + 1)
        return years[1] if years and line.words[years[1]] not in CLOCK_UNITS else None
    if word in {"get", "gets", "getting"} and line.says(i + 1, "married"):
        return i + 2
    if word in _LIFE:
        return None if line.words[i + 1] in {"on", "to", "away", "the", "it", "forward"} else i + 1
    if word in _TO_SCHOOL:
        return _schooling(line, i, word)
    return None


def _schooling(line: Line, i: int, verb: str) -> int | None:
    for k in range(i + 1, i + 6):
        word = line.words[k]
        if word in _STOPS - {"to", "for", "on", "of"}:
            return None
        if word in _SCHOOLS:
            daily = word in {"work", "home", "school", "house", "kids", "family"}
            lasting = word != "home" and verb not in {"go", "leave", "leaves", "have", "has"}
            return k + 1 if lasting or not daily else None
    return None


def age(line: Line, i: int) -> int | None:
    """The index behind "the age of 40", "age 40", "turning 40", or None."""
    k = i + (line.words[i] == "the")
    if line.words[k] not in {"age", "turning"}:
        return None
    found = number(line, k + 1 + (line.words[k + 1] == "of"))
    return found[1] if found else None


def by_the_time(line: Line, i: int) -> int | None:
    """The index behind "the time the lease ends" at ``i``, or None; daily moments do not count."""
    if not line.says(i, "the", "time") or line.words[i + 2] in _STOPS - _SUBJECTS:
        return None
    end = i + 2
    while end < i + 9 and line.words[end] not in _CLAUSE_ENDS:
        if line.words[end] in _HABITUAL:
            return None
        end += 1
    return end


def nth_birthday(line: Line, i: int) -> int | None:
    """The index behind "40th birthday" at ``i`` without an owner, or None."""
    nth = ordinal(line, i)
    if nth is None or line.words[nth[1]] not in {"birthday", "anniversary"}:
        return None
    return nth[1] + 1
