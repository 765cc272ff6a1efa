"""Every place where a word may have come to stand that is not for it, looked through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from tests.ssh.isolated.marks import in_stream, marks_in, on_screen
from tests.ssh.isolated.people import Person
from tests.ssh.isolated.world import Tape, World


@dataclass
class Verdict:
    """What was found."""

    leaks: list[str] = field(default_factory=list)
    """A sentence for each word that stood where it must not."""
    told: str = ""
    """How much there was to look through."""
    seen: Counter[str] = field(default_factory=Counter)
    """How often words stood where they may, by way; those of others are counted apart."""

    def judge(self, way: str, found: Iterable[tuple[float, str, bool, bool]], who: str) -> None:
        """Count what was found; ``found`` says when, which word, whether it may, whether it is own."""
        told = set[str]()
        for _, mark, may, own in found:
            self.seen[way if own else f"{way}, others'"] += 1
            if not may and mark not in told:
                told.add(mark)
                self.leaks.append(f"{mark} in the {way} of {who}")


def judged(world: World, people: Iterable[Person], log: str) -> Verdict:
    """Look through everything."""
    verdict, oracle = Verdict(), world.oracle
    names = {member.id: member.name for member in world.room.state.members}
    for tape in world.tapes:
        who = names[tape.member]
        verdict.judge("stream", _asked(world, tape, in_stream(tape.chunks, oracle.words)), who)
        shown = on_screen(tape.chunks, oracle.words, tape.looks, tape.size)
        verdict.judge("screen", _asked(world, tape, shown), who)
    size = sum(len(data) for tape in world.tapes for _, data in tape.chunks)
    opened = sum(len(table.opened) for table in oracle.tables.values())
    verdict.told = (
        f"{len(oracle.words)} words, {len(world.tapes)} calls, {size} bytes, "
        f"{len(oracle.tables)} conversations, {opened} places opened"
    )
    for at, member, text in world.heard:
        eyes = world.guests.get(member, {member})
        found = [
            (at, mark, any(oracle.may(mark, one, at) for one in eyes), False)
            for mark in marks_in(text)
            if mark in oracle.words
        ]
        verdict.judge("socket", found, names[member])
    verdict.leaks += chain(_words_back(world, people), _in_clear(world), _logged(world, log))
    for number, leak in enumerate(verdict.leaks):
        word = oracle.words.get(leak.split()[0])
        if word is not None:
            authors = ", ".join(names[one] for one in word.authors)
            verdict.leaks[number] = f"{leak}; typed as {word.how} by {authors}"
    return verdict


def _asked(
    world: World, tape: Tape, found: Iterable[tuple[float, str]]
) -> Iterator[tuple[float, str, bool, bool]]:
    """Ask the oracle about what was found on a tape."""
    oracle = world.oracle
    for at, mark in found:
        eyes, seats = tape.eyes_at(at), world.guests.get(tape.member, {tape.member})
        may = (
            all(oracle.may(mark, one, at) for one in eyes)
            if eyes
            else any(oracle.may(mark, one, at) for one in seats)
        )
        yield at, mark, may, tape.member in oracle.words[mark].authors


def _words_back(world: World, people: Iterable[Person]) -> Iterator[str]:
    """Words with which one comes back to one's seat: for that one alone, and not on the disk."""
    for person in people:
        word = person.word.encode()
        for tape in world.tapes:
            if word and tape.member != person.id and word in b"".join(x for _, x in tape.chunks):
                yield f"the way-back word of {person.name} in the stream of {tape.member}"


def _in_clear(world: World) -> Iterator[str]:
    """Words of one person alone that lie on the disk as they were typed."""
    oracle = world.oracle
    for file in sorted(world.home.path.rglob("*")):
        if file.is_file():
            for mark in set(marks_in(file.read_bytes().decode("latin-1"))):
                alone = mark in oracle.words and len(oracle.words[mark].authors) == 1
                if alone and not oracle.ever_shared(mark):
                    yield f"{mark} lies open in {file.relative_to(world.home.path)}"


def _logged(world: World, log: str) -> Iterator[str]:
    """Words in a log, whosever they are; and apps and sessions that failed."""
    for mark in set(marks_in(log)) & world.oracle.words.keys():
        yield f"{mark} in the log"
    lines = log.splitlines()
    for number, line in enumerate(lines):
        if "app failed" in line or "session failed" in line:
            yield " ".join(lines[number : number + 14])
    kept = world.home.log
    if kept.exists():
        for mark in set(marks_in(kept.read_text("utf-8"))) & world.oracle.words.keys():
            yield f"{mark} in {kept.name}"
