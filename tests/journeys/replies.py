"""Whole answers as strokes: texts are pasted, so long talks stay quick.

Letter by letter they are typed in `script`, and many at once in `test_keys_together`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from tests.journeys.strokes import READY, Kept, Order, Page, Stroke, both, hand_over, to

Reply: TypeAlias = Callable[[Page, Page], Iterator[Stroke]]
"""What somebody does on a page, given the page and the one that follows."""
Alone: TypeAlias = Mapping[str, Sequence[Reply]]
"""Id of a person to what they do on the pages that they have for themselves."""

_FREE = "done  n next"
"""Stands among the keys of a page once its field has let go of them."""


def pasted(text: str) -> str:
    """What a terminal sends when a text is pasted into it."""
    return f"\x1b[200~{text}\x1b[201~"


# One answer each


def line(text: str) -> Reply:
    """A line, then Enter."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(pasted(text), page, f"> {text}")
        yield Stroke("enter", then, then.shows, keeps=_kept(page, text))

    return strokes


def second_thought(first: str, said: str, instead: str) -> Reply:
    """A line that the page has something to say about, and another instead of it."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(pasted(first), page, f"> {first}")
        yield Stroke("enter", page, said)
        yield Stroke("ctrl+u", page, page.shows)
        yield from line(instead)(page, then)

    return strokes


def text(words: str) -> Reply:
    """A longer text, then Ctrl+D."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(pasted(words), page, words)
        yield Stroke("ctrl+d", then, then.shows, keeps=_kept(page, words))

    return strokes


def note(words: str) -> Reply:
    """One note, and no more."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(pasted(words), page, f"> {words}")
        yield Stroke("enter", page, f"1 {words}", keeps=_kept(page, words))
        yield to("ctrl+d", then)

    return strokes


def number(digit: int) -> Reply:
    """A number on a scale."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(str(digit), page, page.shows)
        yield to("enter", then)

    return strokes


def key(pressed: str) -> Reply:
    """One key that says it all."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield to(pressed, then)

    return strokes


def pick(digit: int) -> Reply:
    """One answer of several, then Enter."""

    def strokes(page: Page, then: Page) -> Iterator[Stroke]:
        yield Stroke(str(digit), page, f"{digit} (•)")
        yield to("enter", then)

    return strokes


def passed(page: Page, then: Page) -> Iterator[Stroke]:
    """Nothing, from within a field."""
    yield Stroke("escape", page, _FREE)
    yield to("p", then)


yes = key("enter")
"""The first answer, which is under the cursor."""


def _kept(page: Page, words: str) -> Kept:
    return Kept(words, page.reader, sealed=bool(page.reader))


def in_turn(asked: Sequence[tuple[str, Reply]], then: Page) -> Iterator[Stroke]:
    """Questions to all, one after the other; the first stands on the screen."""
    pages = [*(Page(question) for question, _ in asked), then]
    for place, (_, reply) in enumerate(asked):
        yield from reply(pages[place], pages[place + 1])


def privately(order: Order, asked: Sequence[str], replies: Alone, then: Page) -> Iterator[Stroke]:
    """Each alone answers the same questions, from the first hand-over on; then it opens."""
    for who, after in zip(order, (hand_over(order[1]), READY), strict=True):
        yield from turn(who, asked, replies[who], after)
    yield from both(READY, then)


def turn(who: str, asked: Sequence[str], replies: Sequence[Reply], after: Page) -> Iterator[Stroke]:
    """One person alone, from the hand-over to them on."""
    pages = [*(Page(question, who) for question in asked), after]
    yield to(who[0], pages[0])
    for place, reply in enumerate(replies):
        yield from reply(pages[place], pages[place + 1])
