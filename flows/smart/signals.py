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
amazing balanced beautiful best better bright calm clean close closer comfortable constructive
cosy cozy decent deep deeper easy fantastic flat fruitful fulfilled fulfilling fun genuine
good great happier happy harmonious healthier healthy high ideal intimate kind lasting
long-lasting lovely loving meaningful nice nicer normal peaceful perfect positive quality
real respectful rewarding rich safe secure sincere smooth solid stable strong
stronger successful sustainable tidy wonderful worthwhile
""".split()
)
"""Praise: 'have a good credit score' names a quality."""

ROLE = frozenset(
    """
captain ceo cfo chair chairman chairwoman champion cto director doctor engineer head lead leader
manager mayor mentor partner president principal professor supervisor teacher treasurer
""".split()
)
"""Positions: 'become team lead' needs no article."""

NOBODY = frozenset("everything anything something nothing stuff things thing".split())
"""Objects that name nothing."""

WONDERING = frozenset("whether if who where what which when how".split())
"""Openings of what is decided: 'decide where to live'."""

DECIDING = frozenset("decide agree choose settle".split())
"""Verbs of a decision."""

REPEATING = frozenset("when whenever while".split())
"""Openings of asides that make a deed a habit: 'tell him when I am overwhelmed'."""

DAYTIMES = frozenset("mornings evenings afternoons nights weeknights weekdays".split())
"""Times that come again and again: 'in the mornings'."""

FIRST = frozenset(["first", "second", "third"])
"""Which one of several: 'have our first child'."""

MEETING = frozenset(["meet"])
"""What one does with certain people."""

THEIRS = frozenset("his her their your other's others' the".split())
"""Owners of people whom one does not see every day: 'meet his kids'."""

THERE = frozenset("at back home in on out".split())
"""Where one is: 'be home for dinner' is no quality."""

HAVING = frozenset("build create develop enjoy find get have keep lead live maintain".split())
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
day's dozen eighth fifth hour kg kilo km liter litre mile minute month's percent portion pound
quarter sixth size stone tenth third week's year's
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
till unless until what when where whether which while who whom whose why
""".split()
)
"""Words that open a reason, a picture or a circumstance."""
