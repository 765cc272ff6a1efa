"""Half-typed words, in one small file beside their conversation.

Apart from the log, so that saving a keystroke never rewrites the log. What one person types is
sealed unless they are alone; nobody has said yet that another may read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from flows.events import (
    Answered,
    AtPlace,
    Event,
    Judged,
    NoteEdited,
    NoteKept,
    Passed,
    Reworded,
)
from flows.people import PersonId
from store.backups import watched
from store.errors import DamagedFile
from store.files import Document, Tables, Unreadable, delete
from store.paths import PartyPaths
from store.schema import SCHEMA, in_memory
from store.seal import Keys, Lost

KIND = "drafts"
"""What upgrades call a file of this kind."""

WISH = "wish"
"""Aside under which the wish of a degree of agreement is typed."""

_Key: TypeAlias = "tuple[str, PersonId | None]"


class Drafts:
    """The drafts of one conversation. Putting is quick and in memory; :meth:`flush` saves."""

    def __init__(
        self,
        paths: PartyPaths,
        id: str,
        keys: Keys,
        guard: Callable[[], None],
        *,
        alone: bool,
    ) -> None:
        self.damaged: DamagedFile | None = None
        """Set when the file could not be understood: its drafts are lost, a copy is kept."""
        self._paths = paths
        self._path = paths.drafts(id)
        self._where = f"{id} drafts"
        self._keys = keys
        self._alone = alone
        self._tables = Tables(self._path, guard)
        self._texts = self._load()
        self._dirty = False

    def put(self, place: str, person: PersonId | None, text: str) -> None:
        """Remember what stands in a field now; an empty text clears it."""
        key = (place, person)
        if text != self._texts.get(key, ""):
            self._texts[key] = text
            self._dirty = True

    def get(self, place: str, person: PersonId | None) -> str:
        """Return what was half typed at a place by a person (``None``: by all together)."""
        return self._texts.get((place, person), "")

    def fields(self) -> tuple[_Key, ...]:
        """Return in which fields something is half typed, and by whom."""
        return tuple(key for key, text in list(self._texts.items()) if text)

    def clear(self, place: str, person: PersonId | None) -> None:
        """Forget a draft, because its answer is kept."""
        self.put(place, person, "")

    def clear_of(self, person: PersonId) -> None:
        """Forget all that a person has typed half."""
        for place, author in self.fields():
            if author == person:
                self.clear(place, author)

    def flush(self) -> bool:
        """Save what changed, and say whether there was anything to save."""
        if not self._dirty:
            return False
        self._dirty = False
        # A snapshot: another thread may go on typing meanwhile.
        texts = {key: text for key, text in list(self._texts.items()) if text}
        try:
            self._save(texts)
        except BaseException:
            self._dirty = True
            raise
        return True

    def _save(self, texts: dict[_Key, str]) -> None:
        """Save these drafts and no others; without any, there is no file."""
        if not texts:
            delete(self._path)
            self._tables.reread()
            return
        rows = {
            str(number): self._row(place, person, text)
            for number, ((place, person), text) in enumerate(texts.items(), start=1)
        }

        def fill(document: Document) -> None:
            document["schema"] = SCHEMA
            document["drafts"] = rows

        self._tables.change(fill)

    def _row(self, place: str, person: PersonId | None, text: str) -> dict[str, object]:
        """A draft in saved form."""
        row: dict[str, object] = {"place": place, "by": person, "text": text}
        if person is None or self._alone:
            return row
        return dict(self._keys.seal(person, row, self._where))

    def _load(self) -> dict[_Key, str]:
        """The drafts on the disk; none when they are damaged, so that nobody is kept out."""
        try:
            with watched(self._paths, self._path):
                return self._read()
        except DamagedFile as error:
            self.damaged = error
            if error.kept_as != error.path:
                delete(error.path)
            return {}

    def _read(self) -> dict[_Key, str]:
        """The drafts in the file."""
        document = self._tables.document()
        if document is None:
            return {}
        texts: dict[_Key, str] = {}
        try:
            for row in in_memory(KIND, document, self._path)["drafts"].values():
                try:
                    found = self._keys.open(row, self._where)
                except Lost:
                    continue
                texts[found["place"], found["by"]] = str(found["text"])
        except (AttributeError, KeyError, TypeError) as error:
            raise Unreadable(f"no drafts: {error}") from error
        return texts


def field_of(place: str, aside: str) -> str:
    """Return what a draft is kept under; no place holds a question mark."""
    return f"{place}?{aside}" if aside else place


def clear_draft(drafts: Drafts, event: Event) -> None:
    """Forget the draft of words that an event keeps, be it its author's or everybody's."""
    if isinstance(event, AtPlace) and _words(event) is not None:
        drafts.clear(event.place, event.by)
        drafts.clear(event.place, None)
        drafts.clear(field_of(event.place, WISH), event.by)


def clear_kept(drafts: Drafts, events: Iterable[Event]) -> None:
    """Forget drafts whose very words were kept: a crash came between keeping and clearing."""
    for event in events:
        if isinstance(event, AtPlace):
            kept = drafts.get(event.place, event.by) or drafts.get(event.place, None)
            if kept and kept == _words(event):
                clear_draft(drafts, event)


def _words(event: AtPlace) -> str | None:
    """The words that an event keeps, as they were typed; ``None`` when it keeps none."""
    match event:
        case NoteKept() | NoteEdited() | Reworded():
            return event.text
        case Answered():
            return str(event.value)
        case Judged():
            return event.wish
        case Passed():
            return ""
        case _:
            return None
