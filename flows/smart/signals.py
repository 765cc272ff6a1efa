"""Small closed sets of words that turn the meaning of a clause: tables of data.

What the many open words mean stands in `flows.smart.vocabulary`.
"""

UNIT = frozenset(
    """
afternoon bedtime day dinnertime evening fortnight friday hour lunchtime meal monday month morning
night quarter saturday season semester session sunday term thursday time tuesday wednesday week
weekday weekend weeknight year
""".split()
)
"""Spans of time that come round: 'every' or 'a' before them says how often."""

OFTEN = frozenset(
    """
annually bi-monthly bi-weekly bimonthly biweekly daily fortnightly friday fridays half-yearly
hourly monday mondays monthly nightly quarterly saturday saturdays semi-weekly sunday sundays
thrice thursday thursdays tuesday tuesdays twice twice-weekly wednesday wednesdays weekdays weekly
weeknights yearly
""".split()
)
"""How often, in one word."""

NUMBER = frozenset(
    """
dozen eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred midnight million
nine ninety noon one seven seventy six sixteen sixty ten thirteen thirty thousand three twelve
twenty two zero
""".split()
)
"""Numbers in words that count something; 'one' needs a look at what follows."""

ARTICLES = frozenset("a an another".split())
"""One of something."""

OWNED = frozenset("all his my our the".split())
"""The one that is there."""

NONE = frozenset("never no nobody none nothing zero".split())
"""None of something: a level anybody can check."""

STATE = frozenset("all are be been being fully get gets getting has have having is".split())
"""Words that make a participle after them a state: 'is finished', 'have … painted'."""

ENDING = frozenset("avoid no quit stop".split())
"""Words after which a plain habit is concrete: 'stop drinking'."""

VICE = frozenset(
    """
cheat drink eat lie scroll shop shout smoke snooze travel watch yell
""".split()
)
"""The habits that people end."""

TALK = frozenset("chat date drink plan talk walk".split())
"""Habits that are a thing after an article: 'have an honest talk'."""

SIZES = frozenset("bigger cheaper larger longer newer shorter smaller".split())
"""Comparatives that tell a thing from others: 'a bigger flat'."""

PLACING = frozenset("about around at between for in of on to towards with".split())
"""After these a thing only says where or with whom a wish is to come true."""

PLAIN = frozenset("come go help move pay put save spend use work".split())
"""Light verbs whose object comes after such a word: 'spend time in the garden'."""

CAUSING = frozenset("help keep let make".split())
"""Verbs that pass a wish on: 'make the house feel like home'."""

GOOD = frozenset(
    """
amazing balanced beautiful calm clean close comfortable cosy cozy decent deep easy fantastic flat
fulfilling fun good great happy harmonious healthy ideal lovely loving meaningful nice normal
peaceful perfect positive safe secure smooth solid stable strong successful tidy wonderful
""".split()
)
"""Praise: 'have a good credit score' names a quality."""

THERE = frozenset("at back home in on out".split())
"""Where one is: 'be home for dinner' is no quality."""

HAVING = frozenset("build create enjoy have keep lead live maintain".split())
"""Verbs before praise that name a state."""

BECOMING = frozenset("be become get go stay".split())
"""Verbs that lead to a state."""

FINDING = frozenset("complete find finish get plan see start write".split())
"""Deeds whose one object may be there already: 'write our wills'."""

STARTING = frozenset("begin start try".split())
"""Deeds with any object that is no habit: 'start therapy', not 'start jogging'."""

TRAVEL = frozenset("drive fly go read see take travel".split())
"""Verbs that a proper name makes a deed: 'go to Iceland', 'read War and Peace'."""

MEASURE = frozenset(
    """
day's dozen hour kg kilo km liter litre mile minute month's percent portion pound quarter size
stone third week's year's
""".split()
)
"""Units: 'a stone', 'an hour' say how much."""

PARTICLE = frozenset("down off out up".split())
"""Small words that make a deed of another verb: 'clean out the fridge'."""

STAY = frozenset("stay stays".split())
"""Verbs of staying."""

AWAY = frozenset("away off out".split())
"""Where things stay that are not wanted."""

PAST = frozenset(
    """
ago became been died fell had hadn't happened happens hasn't hates haven't lost was wasn't went
were weren't
""".split()
)
"""Words of a clause that tells how it was or is, not what is wanted."""

ASIDE = frozenset(
    """
after although as because before cause coz cuz how if instead like rather since than that though
till unless until what when where which while who whom whose why
""".split()
)
"""Words that open a reason, a picture or a circumstance."""
