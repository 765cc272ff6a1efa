"""kill -9 at any moment: the file opens and holds every acknowledged event."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from flows.events import NoteKept
from store import LockHeld
from tests import children
from tests.storage.talk import a_party, at, begun

ROUNDS = 15
MOST = 12
"""Notes that a child keeps at most; it may be killed after the first."""
ROOT = Path(__file__).resolve().parents[2]

CHILD = """
import sys
from pathlib import Path
from store import Home
from tests import children
from tests.storage.talk import at, note

party = Home(Path(sys.argv[1])).party("sam-noa")
with party.write(since=at(), program="child") as writer:
    first, last = int(sys.argv[3]), int(sys.argv[4])
    for number in range(first, last):
        if "wait" in sys.argv:
            sys.stdin.readline()
        drafts = writer.drafts(sys.argv[2])
        drafts.put("ideas", "noa", f"half {number}")
        drafts.flush()
        writer.append(sys.argv[2], note("noa", f"idea {number}", f"n{number}"))
        print(number, flush=True)
"""


def test_every_acknowledged_event_survives_kill_9(tmp_path: Path) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
    random, kept = Random(9), 0  # noqa: S311 - nothing secret
    for _ in range(ROUNDS):
        argv = [sys.executable, "-c", CHILD, str(tmp_path), cid, str(kept), str(kept + MOST)]
        with children.child(argv, ROOT) as child:
            assert child.stdout
            last = kept - 1
            for _ in range(random.randint(1, 4)):
                last = int(child.stdout.readline())
            child.kill()
            last = max([last, *map(int, child.stdout.read().split())])
        with party.write(since=at()) as writer:
            assert not writer.damaged
            loaded = writer.load(cid)
            found = [e.text for e in loaded.conversation.events if isinstance(e, NoteKept)]
            assert found == [f"idea {number}" for number in range(len(found))]
            assert len(found) in (last + 1, last + 2)
            assert writer.drafts(cid).get("ideas", "noa").startswith("half ")
            kept = len(found)
    assert not list(party.folder.rglob("*.damaged-*"))
    assert not list(party.folder.rglob(".*.new"))


def test_a_second_process_is_told_and_reads_while_the_first_goes_on_writing(
    tmp_path: Path,
) -> None:
    party = a_party(tmp_path)
    with party.write(since=at()) as writer:
        cid = begun(party, writer)
    argv = [sys.executable, "-c", CHILD, str(tmp_path), cid, "0", "99", "wait"]
    with children.child(argv, ROOT) as child:
        assert child.stdin
        assert child.stdout
        for _ in range(20):
            child.stdin.write("\n")
            child.stdin.flush()
            number = int(child.stdout.readline())
            with pytest.raises(LockHeld, match="child") as held:
                party.writer(since=at())
            assert held.value.holder.pid == child.pid
            assert len(party.read(cid, ["noa"]).events) >= number + 3
            assert "idea" not in repr(party.read(cid, ["sam"]).events)
