"""Memory and CPU of a process and all that it started, read from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of a tree of processes, in MiB."""

    rss: float
    """Resident; pages that are shared count for each process."""
    pss: float
    """Resident; a shared page counts once."""


def tree(pid: int) -> list[int]:
    """Return a process and everything below it that runs."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += children.get(one, [])
    return found


def cpu(pid: int) -> float:
    """Return the seconds of CPU that a tree has taken, those of its dead included."""
    # Own and waited-for children's user and system time, in ticks.
    return sum(sum(map(int, fields[11:15])) for p in tree(pid) if (fields := _stat(p))) / _TICKS


def memory(pid: int) -> Memory:
    """Return the memory of a tree."""
    rss = pss = 0
    for one in tree(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        for line in text.splitlines():
            name, _, rest = line.partition(":")
            if name in {"Rss", "Pss"}:
                kib = int(rest.split()[0])
                rss, pss = (rss + kib, pss) if name == "Rss" else (rss, pss + kib)
    return Memory(rss / 1024, pss / 1024)


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the state on; none when the process is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
