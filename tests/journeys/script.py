"""Scripted conversations, key by key: the first run, `sticky-notes` and `reflect`."""

from collections.abc import Iterator
from dataclasses import replace

from tests.journeys.strokes import (
    ARRIVE,
    HOME,
    NAMES,
    READY,
    WELCOME,
    Kept,
    Order,
    Page,
    Stroke,
    both,
    hand_over,
    line,
    to,
    typed,
)


def first_run() -> Iterator[Stroke]:
    """From an empty home to the home of Sam and Noa: names, one question, one reveal."""
    for end in range(1, 4):
        yield Stroke("Sam"[end - 1], WELCOME, f"1   {'Sam'[:end]}")
    yield Stroke("enter", WELCOME, "Begin alone, as Sam")
    for end in range(1, 4):
        yield Stroke("Noa"[end - 1], WELCOME, f"2   {'Noa'[:end]}")
    yield Stroke("enter", WELCOME, "> Begin: Sam and Noa")
    yield to("enter", hand_over("sam"))
    mine = Page("Sam, what would you like to have more time for?", "sam")
    yours = Page("Noa, what would you like to have more time for?", "noa")
    result = Page("Look at")
    end_page = Page("That was all of it")
    yield to("s", mine)
    yield from line(mine, "the xylophone", hand_over("noa"), sealed=True)
    yield to("n", yours)
    yield from line(yours, "marimba", READY, sealed=True)
    yield from both(READY, result)
    yield to("n", end_page)
    yield to("n", HOME)


def sticky(order: Order, *, short: bool = False, again: bool = False) -> Iterator[Stroke]:
    """`sticky-notes` from its page of arriving to the home, in full or in its short form.

    `order` says who goes first; `again` that notes from an earlier talk wait.
    """
    topic = Page("What do you want ideas about?")
    if again:
        waiting = Page("Put aside earlier.")
        yield to("enter", waiting)
        yield to("n", topic)
    else:
        yield to("enter", topic)
    yield from line(topic, "tea", hand_over(order[0]))
    yield from _notes(order, short=short)
    yield from _reading(short=short)
    yield from _choosing(order, short=short)
    yield from _close(order)


def _turns(order: Order, words: str) -> tuple[Page, Page]:
    """The pages on which each of the two answers alone; `words` follow the name."""
    one, two = (Page(f"{NAMES[who]}, {words}", who) for who in order)
    return one, two


def _note(page: Page, number: int, text: str) -> Iterator[Stroke]:
    """One private note."""
    yield from line(page, text, page, shows=f"{number} {text}", sealed=True)


def _notes(order: Order, *, short: bool) -> Iterator[Stroke]:
    mine, yours = _turns(order, "one idea a line")
    yield to(mine.reader[0], mine)
    yield from _note(mine, 1, "quokka naps")
    yield from _note(mine, 2, "a kumquat")
    if short:
        yield to("ctrl+d", hand_over(yours.reader))
    else:
        again = Page("Second wind", mine.reader)
        yield to("ctrl+d", again)
        yield to("ctrl+d", hand_over(yours.reader))
    yield to(yours.reader[0], yours)
    yield from _note(yours, 1, "wombat hugs")
    # Ctrl+D keeps what stands in the field, too.
    after = READY if short else Page("Second wind", yours.reader)
    yield from typed(yours, "zeppelin")
    yield replace(to("ctrl+d", after), keeps=Kept("zeppelin", yours.reader, sealed=True))
    if not short:
        yield from _note(after, 1, "juniper")
        yield to("ctrl+d", READY)


def _reading(*, short: bool) -> Iterator[Stroke]:
    opened = Page("Read all of them before")
    yield from both(READY, opened)
    total = 4 if short else 5
    for number in range(1, total + 1):
        yield Stroke("enter", opened, f"opened {number} of {total}")


def _choosing(order: Order, *, short: bool) -> Iterator[Stroke]:
    mine, yours = _turns(order, "which of these")
    if short:
        yield to("n", hand_over(mine.reader))
    else:
        themes = Page("Put like with like")
        yield to("n", themes)
        yield Stroke("space", themes, "[x] ")
        yield Stroke("down", themes, "> [ ] ")
        yield Stroke("space", themes, "> [x] ")
        yield Stroke("+", themes, "A name for these 2 notes")
        for end in range(1, 6):
            yield Stroke("fruit"[end - 1], themes, "fruit"[:end])
        yield Stroke("enter", themes, "1  fruit  (2)")
        yield to("n", hand_over(mine.reader))
    tally = Page("Nobody has won")
    goals = Page("Which of these become goals?")
    yield to(mine.reader[0], mine)
    yield Stroke("space", mine, "1 of 2 left")
    yield to("ctrl+d", hand_over(yours.reader))
    yield to(yours.reader[0], yours)
    yield Stroke("space", yours, "1 of 2 left")
    yield Stroke("down", yours, "1 of 2 left")
    yield Stroke("space", yours, "0 of 2 left")
    yield to("ctrl+d", READY)
    yield from both(READY, tally)
    if short:
        yield to("n", goals)
    else:
        bridges = Page("Do two lines pull apart?")
        yield to("n", bridges)
        yield from line(bridges, "both", bridges, shows="1 both")
        yield to("ctrl+d", goals)
    yield Stroke("space", goals, "1 [x]")
    yield to("ctrl+d", hand_over(mine.reader))
    yield from _agree(order)


def _agree(order: Order) -> Iterator[Stroke]:
    """Both say yes."""
    mine, yours = _turns(order, "how far do you agree?")
    agreed = Page("Agreed.")
    yield to(mine.reader[0], mine)
    yield to("enter", hand_over(yours.reader))
    yield to(yours.reader[0], yours)
    yield to("enter", READY)
    yield from both(READY, agreed)


def _close(order: Order) -> Iterator[Stroke]:
    decided = Page("What did you decide today?")
    steps = Page("Who does what, until when?")
    again = Page("When do you sit down together again?")
    yield to("n", decided)
    yield from typed(decided, "try it", field=False)
    keeps = Kept("try it", "", sealed=False)
    yield replace(to("ctrl+d", hand_over(order[0])), keeps=keeps)
    yield from _agree(order)
    yield to("n", steps)
    for text in ("buy tea", "Sam"):
        for end in range(1, len(text) + 1):
            yield Stroke(text[end - 1], steps, text[:end].rstrip(), draft=text[:end])
        yield Stroke("enter", steps, text)
    yield Stroke("enter", steps, "✓ buy tea")
    yield replace(to("ctrl+d", again), keeps=Kept("buy tea", "", sealed=False))
    yield from line(again, "2030-01-02", hand_over(order[0]))
    mine, yours = _turns(order, "one line you take with you")
    lines, last = Page("One line each."), Page("goal drafted")
    yield to(mine.reader[0], mine)
    yield from line(mine, "ukulele", hand_over(yours.reader), sealed=True)
    yield to(yours.reader[0], yours)
    yield from line(yours, "didgeridoo", READY, sealed=True)
    yield from both(READY, lines)
    yield to("enter", lines, "opened 1 of 2")
    yield to("enter", lines, "opened 2 of 2")
    yield to("n", last)
    yield to("n", HOME)


def reflecting() -> Iterator[Stroke]:
    """`reflect`, alone, from its page of arriving to the page of one person."""
    span = Page("What do you look back on?", "mia")
    happened = Page("What happened?", "mia")
    felt = Page("What did it do to you?", "mia")
    mood = Page("How are you with it now?", "mia")
    mattered = Page("What mattered most?", "mia")
    learnt = Page("What do you take from it?", "mia")
    then = Page("One small next thing", "mia")
    last = Page("Kept for you.", "mia")
    yield to("enter", span)
    yield to("enter", happened)
    for page, text, after in (
        (happened, "a narwhal", felt),
        (felt, "calm", mood),
    ):
        yield from typed(page, text, field=False)
        yield Stroke("ctrl+d", after, after.shows, keeps=Kept(text, "mia", False))
    yield Stroke("7", mood, "7")
    yield to("enter", mattered)
    for page, text, after in ((mattered, "the walk", learnt), (learnt, "slower", then)):
        yield from typed(page, text, field=False)
        yield Stroke("ctrl+d", after, after.shows, keeps=Kept(text, "mia", False))
    yield from line(then, "swim", last)
    yield to("n", Page("Only you", stays=False))


def full() -> list[Stroke]:
    """From an empty home through the first run and `sticky-notes` in full."""
    start = [to("down", HOME, "> Sticky notes"), to("enter", ARRIVE)]
    return [*first_run(), *start, *sticky(("noa", "sam"), again=True)]


def quick() -> list[Stroke]:
    """`sticky-notes` in its short form, from its page of arriving, as the first talk of a party."""
    return list(sticky(("sam", "noa"), short=True))
