"""One short, kind question for each letter that is still open."""

WHAT = "What exactly would you like to do?"
WHAT_THEN = "What would you be doing when it is so?"
WHAT_CHANGES = "What would you do to get there?"

HOW_SEEN = "How would somebody else see that it is done?"
HOW_FAR = "From where to where, and how would you see it?"
HOW_OFTEN = "How often, or how much?"
HOW_KNOWN = "How would you notice that it is so?"

UNTIL_WHEN = "Until when do you want to try it?"
START_UNTIL = "You have a start. Until when, for now?"
BY_WHEN = "By when would you like it done?"
LOOK_BACK = "When will you look at it again?"


def specific(*, being: bool, direction: bool) -> str:
    """Ask for a deed or a thing, after a state ("be happier") or a direction ("read more")."""
    if being:
        return WHAT_THEN
    return WHAT_CHANGES if direction else WHAT


def measurable(*, named: bool, direction: bool, habit: bool) -> str:
    """Ask for a number, a rhythm or an end state."""
    if direction:
        return HOW_FAR
    if habit:
        return HOW_OFTEN
    return HOW_SEEN if named else HOW_KNOWN


def time_bound(*, start: bool, rhythm: bool, result: bool) -> str:
    """Ask for an end, after a start, a rhythm, an end state or none of them."""
    if start:
        return START_UNTIL
    if rhythm:
        return UNTIL_WHEN
    return BY_WHEN if result else LOOK_BACK
