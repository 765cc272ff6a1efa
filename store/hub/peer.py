"""One worker's connection, on the hub's side. What it asks is judged by the member's own line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, Final

from flows.workshop.seen import Room
from store.codec import load_event
from store.errors import NotNow
from store.forms import save_record
from store.hub.desk import LocalDesk
from store.hub.forms import EventTexts, load_act, save_drafts, save_snapshot
from store.hub.hub import LocalHub
from store.hub.lines import Said, Talker, error_said, heard
from store.hub.link import Knock
from store.hub.locallink import LocalLink
from store.hub.seating import MemberSeat
from store.keeper import Cursor, Message
from store.plainly import build, difference, plain
from store.query import Query

_MOST_AT_ONCE: Final = 256
"""Calls of one worker that are worked on at a time; it is not listened to while there are more."""


_TEXTS: Final = EventTexts()
"""Events that were told lately, for all workers."""


class Peer:
    """One worker. When it is gone, its seats are left, and nobody else's."""

    def __init__(
        self, hub: LocalHub, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._hub = hub
        self._reader = reader
        self._talker = Talker(writer)
        self._links: dict[int, LocalLink] = {}
        self._given: dict[int, Room] = {}
        self._seats: dict[tuple[int, int], MemberSeat] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._busy = asyncio.Semaphore(_MOST_AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._calls: dict[str, Callable[[Said], Awaitable[object]]] = {
            "knock": self._knock,
            "enter": self._enter,
            "link": self._link,
            "back": self._back,
            "act": self._act,
            "home": self._home,
            "forget": self._forget,
            "close": self._close_link,
            "subscribe": self._subscribe,
            "append": self._append,
            "history": self._history,
            "flush": self._flush,
            **LocalDesk(hub).calls(),
        }

    async def serve(self) -> None:
        """Listen until the worker is gone."""
        try:
            while (said := await heard(self._reader)) is not None:
                await self._take(said)
        finally:
            for task in list(self._tasks):
                with suppress(asyncio.CancelledError, Exception):
                    await asyncio.shield(task)
            for link in list(self._links.values()):
                await link.close()
            await self._talker.close()

    async def close(self, sentence: str) -> None:
        """Say that the hub stops, and hang up."""
        self._talker.say({"stop": sentence})
        await self._talker.close()

    async def _take(self, said: Said) -> None:
        """Do what a line asks. What needs no answer is done at once, before what comes after it."""
        do = said.get("do")
        if do in ("stir", "draft", "leave"):
            with suppress(KeyError, ValueError, TypeError):
                self._at_once(str(do), said)
            return
        await self._busy.acquire()
        task = asyncio.create_task(self._answer(said))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        """A call was answered."""
        self._tasks.discard(task)
        self._busy.release()

    def _at_once(self, do: str, said: Said) -> None:
        """Keys and drafts."""
        link = self._links[said["link"]]
        if do == "stir":
            link.stir()
            return
        seat = self._seats[said["link"], said["seat"]]
        if do == "leave":
            self._seats.pop((said["link"], said["seat"]))
            seat.close()
            return
        for place, person, aside, text in said["drafts"]:
            seat.put_draft(place, person, text, aside)

    async def _answer(self, said: Said) -> None:
        """Do a call and say what came of it."""
        number = said.get("n")
        try:
            call = self._calls.get(str(said.get("do")))
            if call is None:
                raise ValueError("no such call")  # noqa: TRY301  # answered like all others
            self._talker.say({"n": number, "ok": await call(said)})
        except Exception as error:  # noqa: BLE001  # whatever it is, the worker is told
            self._talker.say({"n": number, **error_said(error)})

    # The door.

    async def _knock(self, said: Said) -> object:
        return plain(await self._hub.door.knock(build(Knock, said["knock"])))

    async def _enter(self, said: Said) -> object:
        knock = build(Knock, said["knock"])
        offered = str(said.get("offered", ""))
        answer = await self._hub.door.enter(knock, said["name"], said.get("word", ""), offered)
        return plain(answer)

    async def _link(self, said: Said) -> object:
        self._is_free(said["link"])
        return self._linked(said["link"], await self._hub.link(said["token"]))

    async def _back(self, said: Said) -> object:
        self._is_free(said["link"])
        link = await self._hub.link_again(said["workshop"], said["member"], said["pass"])
        return self._linked(said["link"], link)

    def _is_free(self, number: int) -> None:
        """Refuse a number that a line has already."""
        if number in self._links:
            raise NotNow("That line is open already.")

    def _linked(self, number: int, link: LocalLink) -> Said:
        """Hold a line for the worker, under a number of the worker's own."""
        self._links[number] = link
        self._given[number] = link.room
        link.listen(partial(self._viewed, number))
        return {
            "member": link.member,
            "word": link.word,
            "workshop": link.room.id,
            "pass": self._hub.pass_of(link.room.id, link.member),
            "room": difference(None, link.room),
        }

    # A member's line.

    async def _act(self, said: Said) -> object:
        number = said["link"]
        await self._links[number].act(load_act(said["act"]))
        return self._news(number)

    async def _home(self, said: Said) -> object:
        return await self._links[said["link"]].take_home(said["form"])

    async def _forget(self, said: Said) -> object:
        return await self._links[said["link"]].forget_notes()

    async def _close_link(self, said: Said) -> object:
        link = self._links.pop(said["link"])
        self._given.pop(said["link"])
        self._talker.hush(said["link"])
        for mine in (self._seats, self._numbers):
            for key in [key for key in mine if key[0] == said["link"]]:
                mine.pop(key)
        await link.close()
        return None

    # Their conversations.

    async def _subscribe(self, said: Said) -> object:
        key = (said["link"], said["seat"])
        keeper = self._links[said["link"]].seats

        def tell(message: Message) -> None:
            drafts = self._seats[key].drafts() if key in self._seats else {}
            self._talker.say_text(_TEXTS.message(*key, message, drafts))

        seat = self._seats[key] = await keeper.subscribe(said["id"], said["people"], tell)
        self._numbers[key] = seat.cursor.seat
        return {"snapshot": save_snapshot(seat.snapshot), "drafts": save_drafts(seat.drafts())}

    async def _append(self, said: Said) -> object:
        keeper = self._links[said["link"]].seats
        after = said.get("after")
        cursor = self._cursor(said["link"], *after) if after else None
        await keeper.append(said["id"], load_event(said["event"]), cursor)
        return None

    def _cursor(self, link: int, seat: int, count: int) -> Cursor:
        """A cursor as the keeper numbers it, also of a seat that was left since."""
        return Cursor(self._numbers.get((link, seat), 0), count)

    async def _history(self, said: Said) -> object:
        keeper = self._links[said["link"]].seats
        query = build(Query, said["query"]) if said.get("query") is not None else None
        found = await keeper.history(said["people"], query)
        return [save_record(record) for record in found]

    async def _flush(self, said: Said) -> object:
        await self._links[said["link"]].seats.flush()
        return None

    # Views.

    def _viewed(self, number: int, room: Room) -> None:
        """A member is given a new view; only the newest that waits is sent."""

        def made() -> Said | None:
            new = self._news(number)
            return {"link": number, "room": new} if new else None

        self._talker.say_newest(number, made)

    def _news(self, number: int) -> dict[str, Any]:
        """What is new in a member's view since it was last sent."""
        link = self._links.get(number)
        if link is None:
            return {}
        before, self._given[number] = self._given[number], link.room
        return difference(before, link.room)
