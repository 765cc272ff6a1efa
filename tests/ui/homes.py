"""Prepared homes for tests: each is built once in a process, and copied from then on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Home, Party
from tui.fixtures import homes


def copied(
    build: Callable[[Path], tuple[Home, Party | None]], folder: Path
) -> tuple[Home, Party | None]:
    """Return what ``build`` would build in a folder."""
    if build is homes.nobody:
        return build(folder)
    files, party = _built(build)
    for place, (mode, content) in files.items():
        path = folder / place
        if content is None:
            path.mkdir(mode=mode, parents=True, exist_ok=True)
        else:
            path.write_bytes(content)
            path.chmod(mode)
    home = Home(folder)
    return home, home.party(party) if party else None


def pair(folder: Path) -> tuple[Home, Party]:
    """Return a home of two people who have talked before."""
    home, party = copied(homes.pair, folder)
    assert party
    return home, party


def alone(folder: Path) -> tuple[Home, Party]:
    """Return a home of one person who has written before."""
    home, party = copied(homes.alone, folder)
    assert party
    return home, party


@cache
def _built(
    build: Callable[[Path], tuple[Home, Party | None]],
) -> tuple[dict[Path, tuple[int, bytes | None]], str]:
    """Every folder and file by its place, parents first, with its mode; and the party's id."""
    with TemporaryDirectory(prefix="duologue-home-") as made:
        folder = Path(made) / "home"
        _, party = build(folder)
        files = {
            path.relative_to(folder): (
                path.stat().st_mode & 0o777,
                path.read_bytes() if path.is_file() else None,
            )
            for path in [folder, *sorted(folder.rglob("*"))]
        }
    return files, party.id if party else ""
