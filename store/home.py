"""The home: the one folder in which everything lasts. Found, checked, made; its parties listed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from store.backups import keep_copy
from store.cards import PartyCard
from store.errors import (
    HomeIsFile,
    HomeOfOther,
    NameTaken,
    NotAllowed,
    StoreError,
    UnknownParty,
    reading_failed,
    saving_failed,
)
from store.files import (
    FOLDER_MODE,
    Unreadable,
    decode,
    make_folder,
    read_bytes,
    write_bytes,
)
from store.history import About, HistoryFile
from store.names import near, party_id, people_of, plain, same
from store.party import Party
from store.paths import PartyPaths
from store.pieces import json_bytes
from store.schema import SCHEMA, version
from store.seal import Keys
from store.summary import read_summary

VARIABLE: Final = "DUOLOGUE_HOME"
"""The environment variable that names the home."""


def home_path(argument: str | Path | None, environment: Mapping[str, str]) -> Path:
    """Return where the home is.

    What ``--home`` says, else ``$DUOLOGUE_HOME``, else the platform's folder for such data.
    """
    chosen = argument or environment.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("duologue", appauthor=False)


class Home:
    """A home that this program may use. It need not exist before something is kept in it."""

    def __init__(self, path: Path) -> None:
        """Look at the folder.

        Raises :class:`HomeIsFile`, :class:`HomeOfOther`, :class:`NotAllowed`,
        :class:`NewerFile`; changes nothing.
        """
        self.path = path
        """The folder."""
        self._check()

    @property
    def settings(self) -> Path:
        """The file of settings, which people may edit; it need not exist."""
        return self.path / "settings.toml"

    @property
    def flows(self) -> Path:
        """The folder for flows of one's own; it need not exist."""
        return self.path / "flows"

    @property
    def workshops(self) -> Path:
        """The folder for workshops; it need not exist."""
        return self.path / "workshops"

    @property
    def log(self) -> Path:
        """The file for what the program notes about itself, never about answers."""
        return self.path / "duologue.log"

    def save_settings(self, text: str) -> None:
        """Replace the settings file, durably."""
        self.prepare()
        write_bytes(self.settings, text.encode())

    def prepare(self) -> None:
        """Make the home, so that something can be kept in it."""
        make_folder(self._parties)
        if not self._mark.exists():
            write_bytes(self._mark, json_bytes({"schema": SCHEMA}))

    def parties(self) -> tuple[PartyCard, ...]:
        """Return all parties, those that met last first; each with its trouble, if it has one."""
        cards = [self._card(name) for name in self._ids()]
        cards.sort(key=lambda card: card.name.casefold())
        return tuple(sorted(cards, key=_last, reverse=True))

    def party(self, id: str) -> Party:
        """Return a party by its id, or raise :class:`UnknownParty`."""
        if id not in self._ids():
            raise UnknownParty(id, near(id, self._ids()))
        return Party(self._parties / id)

    def find(self, asked: str) -> Party:
        """Return a party by its id, its name or the name of one of its people.

        Raises :class:`UnknownParty`, with what might have been meant, when there is none, and
        also when a person's name fits several.
        """
        cards = self.parties()
        exact = [card for card in cards if asked == card.id or same(asked, card.name)]
        loose = [card for card in cards if plain(asked) in _ways(card)]
        found = exact or loose
        if len(found) == 1 or exact:
            return self.party(found[0].id)
        names = {way: card.name for card in cards for way in _ways(card)}
        alike = [names[way] for way in near(asked, names)]
        raise UnknownParty(asked, tuple(dict.fromkeys([*(c.name for c in loose), *alike])))

    def me(self) -> Party | None:
        """Return the party of one that met last, or ``None``."""
        alone = [card.id for card in self.parties() if len(card.people) == 1]
        return self.party(alone[0]) if alone else None

    def create_party(self, names: Sequence[str], at: datetime) -> Party:
        """Make a party of people with these names, or raise :class:`BadName`."""
        people = people_of(names)
        self.prepare()
        while True:
            folder = self._parties / party_id(people, self._ids(every=True))
            try:
                folder.mkdir(mode=FOLDER_MODE)
            except FileExistsError:  # another terminal was quicker
                continue
            except OSError as error:
                raise saving_failed(error, folder) from error
            break
        paths = PartyPaths(folder)
        try:
            make_folder(paths.conversations)
            HistoryFile(paths, Keys(paths)).create(About(folder.name, people, at))
        except StoreError:
            _unmake(paths)
            raise
        with suppress(StoreError):  # the next settling keeps one
            keep_copy(paths, paths.history)
        return Party(folder)

    def adopt(self, folder: Path, id: str) -> Party:
        """Make a party of a finished folder that lies in the home, in one step.

        Raises :class:`NameTaken` when there is one of that id.
        """
        target = self._parties / id
        if target.exists():
            raise NameTaken(id)
        try:
            folder.rename(target)
        except OSError as error:
            raise saving_failed(error, target) from error
        return Party(target)

    @property
    def _parties(self) -> Path:
        return self.path / "parties"

    @property
    def _mark(self) -> Path:
        """The file that says which version of the program made the home."""
        return self.path / "home.json"

    def _ids(self, *, every: bool = False) -> tuple[str, ...]:
        """Ids of parties; ``every`` counts folders in which no history was ever saved."""
        try:
            folders = [path for path in self._parties.iterdir() if path.is_dir()]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise reading_failed(error, self._parties) from error
        return tuple(sorted(f.name for f in folders if every or PartyPaths(f).history.exists()))

    def _card(self, id: str) -> PartyCard:
        """The card of a party, with its trouble when it cannot be read."""
        known = read_summary(PartyPaths(self._parties / id))
        if known:
            return known
        try:
            return Party(self._parties / id).card()
        except StoreError as error:
            return PartyCard(id=id, people=(), last=None, open=0, trouble=str(error))

    def _check(self) -> None:
        """Refuse a home that cannot be one for us."""
        try:
            there = self.path.stat()
        except FileNotFoundError:
            return
        except OSError as error:
            raise reading_failed(error, self.path) from error
        if not self.path.is_dir():
            raise HomeIsFile(
                f"{self.path} is a file, so it cannot be the home folder. "
                "Choose another home with --home."
            )
        if there.st_uid != os.geteuid():
            raise HomeOfOther(
                f"{self.path} belongs to another user of this machine. "
                "Choose a home of your own with --home."
            )
        if not os.access(self.path, os.R_OK | os.X_OK):
            raise NotAllowed(f"Reading {self.path} is not allowed. Check its permissions.")
        self._check_mark()

    def _check_mark(self) -> None:
        """Refuse the home of a newer program. A mark that is gone or damaged says nothing."""
        try:
            version(decode(read_bytes(self._mark)), self._mark)
        except (FileNotFoundError, Unreadable):
            return


def open_home(argument: str | Path | None = None) -> Home:
    """Return the home that ``--home``, ``$DUOLOGUE_HOME`` or the platform names."""
    return Home(home_path(argument, os.environ))


def _unmake(paths: PartyPaths) -> None:
    """Take away a party that could not be made; nobody else can have used it yet."""
    for file in (paths.history, paths.card):
        with suppress(OSError):
            file.unlink()
    for folder in (paths.conversations, paths.folder):
        with suppress(OSError):
            folder.rmdir()


def _last(card: PartyCard) -> float:
    """When a party met last, for sorting."""
    return card.last.timestamp() if card.last else 0.0


def _ways(card: PartyCard) -> tuple[str, ...]:
    """What people may call a party, as searches compare it."""
    return (card.id, plain(card.name), *(plain(person.name) for person in card.people))
