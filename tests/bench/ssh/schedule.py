"""When which key is due, and when the character of a key has been seen. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

RATE = 3.0
"""Keys a second of one person."""
SPREAD = 0.2
"""How much earlier or later than on the beat a key may be, as a share of the beat."""
LINE = 40
"""Keys between two Enters."""
TAIL = 4
"""How many characters, the key's own the last, have to stand in the visible text."""
ENTER = "\r"
_LETTERS = "bcdfghjklmnpqrstvwxz"
"""No vowels: what is typed is nowhere among the words of a page."""


def keys(dice: Random, seconds: float) -> Iterator[tuple[float, str]]:
    """Yield due time (seconds from the start) and key, as one person types them.

    People begin anywhere in the first beat, so that a crowd is spread out.
    """
    beat = 1 / RATE
    start = dice.uniform(0, beat)
    for number in range(int(seconds * RATE)):
        due = start + number * beat + dice.uniform(-SPREAD, SPREAD) * beat
        yield max(0.0, due), ENTER if number % (LINE + 1) == LINE else dice.choice(_LETTERS)


@dataclass
class Watch:
    """Keys that were typed and not seen yet."""

    latencies: list[float] = field(default_factory=list)
    """Seconds from due to seen."""
    missing: int = 0
    """Keys that were not seen by the next Enter or the end."""
    _typed: str = ""
    _open: list[tuple[str, float]] = field(default_factory=list)

    def pressed(self, key: str, due: float) -> None:
        """A key is pressed that was due then."""
        if key == ENTER:
            self.give_up()
            self._typed = ""
            return
        self._typed = (self._typed + key)[-TAIL:]
        # One to three letters stand everywhere: the first keys of a line are not measured.
        if len(self._typed) == TAIL:
            self._open.append((self._typed, due))

    def seen(self, text: str, now: float) -> None:
        """Text became visible."""
        if not any(tail in text for tail, _ in self._open):
            return
        still = [(tail, due) for tail, due in self._open if tail not in text]
        self.latencies += [now - due for tail, due in self._open if tail in text]
        self._open = still

    def give_up(self) -> None:
        """Count what was not seen as missing."""
        self.missing += len(self._open)
        self._open.clear()

    @property
    def waits(self) -> bool:
        """Whether keys are still to be seen."""
        return bool(self._open)
