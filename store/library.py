"""The library: the flows that came with the program, and those in the home's ``flows/`` folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flows.faults import FlowFaults
from flows.model import Flow
from flows.reader import read_flow
from store.errors import StoreError

if TYPE_CHECKING:
    from flows.revisions import Changes

ENDING = ".flow.yaml"
"""How flow files end."""
PACKED = ".flow.json"
"""How bundled flows end that were packed; see :mod:`flows.reader.packed`."""


class UnknownFlow(StoreError):
    """There is no flow of that name."""

    def __init__(self, name: str, near: list[str]) -> None:
        self.name = name
        """The name that was asked for."""
        self.near = tuple(near)
        """Names that look like it."""
        hint = f" Did you mean “{near[0]}”?" if near else " See “duologue flows” for all of them."
        super().__init__(f"There is no flow “{name}”.{hint}")


class BadFlow(StoreError):
    """A flow file has faults; the sentence lists them with their lines."""


@dataclass(frozen=True, slots=True)
class FlowCard:
    """What the library says of one flow."""

    name: str
    """Its identity."""
    title: str
    """For people."""
    summary: str
    """One or two sentences."""
    least: int
    """Fewest people."""
    most: int
    """Most people."""
    minutes: int
    """About how long it takes."""
    sensitive: bool
    """Whether it is never started by itself."""
    own: bool
    """Whether it lies in the home's folder rather than with the program."""
    trouble: str = ""
    """A sentence when the file has faults; then the rest is a guess."""

    def suits(self, people: int) -> bool:
        """Whether so many people can run it."""
        return not self.trouble and self.least <= people <= self.most


class Library:
    """Flows by name. A flow of the home's folder hides a bundled one of the same name."""

    def __init__(self, own: Path | None = None) -> None:
        """Look for own flows in this folder, which need not exist."""
        self._own = own

    def names(self) -> tuple[str, ...]:
        """Return the names of all flows and fragments, sorted."""
        return tuple(sorted({*_bundled(), *(name for name, _ in self._own_files())}))

    def is_own(self, name: str) -> bool:
        """Whether a flow lies in the home's folder rather than with the program."""
        return any(name == own for own, _ in self._own_files())

    def load(self, name: str) -> Flow:
        """Return a flow.

        Raises :class:`UnknownFlow`, :class:`BadFlow` when the file has faults, and
        :class:`StoreError` when it cannot be read.
        """
        text = self.text(name)
        known = _READ.get(name)
        if known is None or any(self._text(used) != was for used, was in known.texts.items()):
            known = _READ[name] = self._read(name, text)
        if isinstance(known.found, FlowFaults):
            raise BadFlow(f"The flow “{name}” has faults:\n{known.found}") from known.found
        return known.found

    def text(self, name: str) -> str:
        """Return the text of a flow's file, sound or not.

        Raises :class:`UnknownFlow`, and :class:`StoreError` when it cannot be read.
        """
        text = self._text(name)
        if text is None:
            raise UnknownFlow(name, get_close_matches(name, self.names(), 1, 0.5))
        return text

    def newer(self, flow: Flow) -> Changes | None:
        """Return in what a later revision differs from the flow that a conversation began with.

        ``None`` when there is none, or when it cannot be read: nobody in the middle of a
        conversation has to know of that.
        """
        from flows.revisions import newer

        try:
            return newer(flow, self.load(flow.name))
        except StoreError:
            return None

    def cards(self) -> tuple[FlowCard, ...]:
        """Return every flow that people can start, by title; broken ones last."""
        own = {name for name, _ in self._own_files()}
        sound = self._bundled_stand_alone()
        cards = [self._card(name, name in own, sound) for name in self.names()]
        found = [card for card in cards if card]
        return tuple(sorted(found, key=lambda card: (bool(card.trouble), card.title)))

    def _card(self, name: str, own: bool, sound: bool) -> FlowCard | None:
        """What the library says of one flow; ``None`` for a fragment."""
        try:
            flow = (None if own or not sound else _header(name)) or self.load(name)
        except StoreError as trouble:
            return FlowCard(name, name, "", 1, 1, 0, sensitive=False, own=own, trouble=str(trouble))
        if flow.fragment:
            return None
        return FlowCard(
            name,
            flow.title,
            flow.summary,
            flow.least,
            flow.most,
            flow.minutes,
            sensitive=flow.sensitive,
            own=own,
        )

    def _read(self, name: str, text: str) -> _Read:
        """Read a flow, and remember which texts it was made of."""
        from flows.reader.packed import unpack  # not before the first flow

        texts: dict[str, str | None] = {name: text}

        def find(part: str) -> str | None:
            texts[part] = self._text(part)
            return texts[part]

        try:
            flow = unpack(_packed(name), text, find, self.load)
            return _Read(texts, flow or read_flow(text, f"{name}{ENDING}", find))
        except FlowFaults as faults:
            return _Read(texts, faults)

    def _bundled_stand_alone(self) -> bool:
        """Whether bundled flows are sound: none of one's own takes the place of a part of theirs."""
        return all(name not in _bundled() for name, _ in self._own_files())

    def _text(self, name: str) -> str | None:
        """The text of a flow's file, or ``None``."""
        path = dict(self._own_files()).get(name)
        if path is None:
            return _bundled().get(name)
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise StoreError(
                f"The flow file {_shown(str(path))} cannot be read: {error.strerror}."
            ) from error

    def _own_files(self) -> Iterator[tuple[str, Path]]:
        """Names and files of the home's folder."""
        if self._own is not None and self._own.is_dir():
            for path in sorted(self._own.glob(f"*{ENDING}")):
                if not path.is_dir():
                    yield _shown(path.name.removesuffix(ENDING)), path


@dataclass(frozen=True, slots=True)
class _Read:
    """A flow that was read once, and the texts that it was made of."""

    texts: Mapping[str, str | None]
    """By name, ``None`` where there was no such part."""
    found: Flow | FlowFaults
    """What came of them."""


_READ: Final[dict[str, _Read]] = {}
"""Flows by name, as they were last read; reading one takes as long as painting a screen."""


@cache
def _bundled() -> dict[str, str]:
    """Name to text of the flows that came with the program."""
    folder = files("flows") / "library"
    return {
        entry.name.removesuffix(ENDING): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(ENDING)
    }


def _packed(name: str) -> str:
    """A bundled flow as it was packed; empty when it was not, or when there is none."""
    if name not in _bundled():
        return ""
    packed = files("flows") / "library" / f"{name}{PACKED}"
    return packed.read_text(encoding="utf-8") if packed.is_file() else ""


@cache
def _header(name: str) -> Flow | None:
    """A bundled flow with a single step in place of all its steps, which is quick to read.

    ``None`` when its file is not laid out so that the steps come last.
    """
    head, _, steps = _bundled()[name].partition("\nsteps:")
    if not steps or re.search(r"^[^\s#-]", steps, re.MULTILINE):
        return None
    with suppress(FlowFaults):
        return read_flow(head + _STEPS, f"{name}{ENDING}", lambda _: None)
    return None


_STEPS: Final = "\nsteps:\n  - end: over\n    text: Over.\n"


def _shown(name: str) -> str:
    """A file name as it can be shown and typed."""
    return "".join(c if c.isprintable() else "?" for c in name)
