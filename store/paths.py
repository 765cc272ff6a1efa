"""Where everything of one party lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_DRAFTS: Final = ".drafts.json"


@dataclass(frozen=True, slots=True)
class PartyPaths:
    """The files of one party. Only this class knows their names."""

    folder: Path
    """``HOME/parties/<id>``."""

    @property
    def history(self) -> Path:
        """Party, people, records, index of conversations."""
        return self.folder / "history.json"

    @property
    def keys(self) -> Path:
        """The keys that open what lies sealed."""
        return self.folder / "keys.json"

    @property
    def card(self) -> Path:
        """What the home shows of this party, so that it need not open the history."""
        return self.folder / "card.json"

    @property
    def shelf(self) -> Path:
        """What a home works with, so that it need not read a history of ten years."""
        return self.folder / "shelf.json"

    @property
    def jots(self) -> Path:
        """The folder of jots that are on their way into the history, one file each."""
        return self.folder / "jots"

    def jot(self, id: str) -> Path:
        """A jot that is not in the history yet."""
        return self.jots / f"{id}.json"

    @property
    def lock(self) -> Path:
        """Who is writing."""
        return self.folder / "lock"

    @property
    def conversations(self) -> Path:
        """The folder of the logs."""
        return self.folder / "conversations"

    @property
    def backup(self) -> Path:
        """The folder of good copies."""
        return self.folder / "backup"

    @property
    def last(self) -> Path:
        """The newest good copy of each file, under its own name."""
        return self.backup / "last"

    def conversation(self, id: str) -> Path:
        """Flow snapshot and log of one conversation."""
        return self.conversations / f"{id}.json"

    def drafts(self, id: str) -> Path:
        """What is half typed in one conversation."""
        return self.conversations / f"{id}{_DRAFTS}"

    def conversation_ids(self) -> frozenset[str]:
        """Return the ids of all conversations that have a file."""
        names = (path.name for path in self.conversations.glob("*.json"))
        return frozenset(
            name.removesuffix(".json")
            for name in names
            if not name.endswith(_DRAFTS) and not name.startswith(".")
        )

    def within(self, path: Path, other: Path) -> Path:
        """Return where a file of this party lies in a copy of the party's folder."""
        return other / path.relative_to(self.folder)

    def copies(self) -> tuple[Path, ...]:
        """Return the folders under ``backup``, newest first."""
        folders = [path for path in self.backup.glob("*") if path.is_dir()]
        return tuple(sorted(folders, key=lambda path: path.stat().st_mtime_ns, reverse=True))
