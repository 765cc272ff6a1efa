"""A real workshop behind the browser door: the hub, the room's own pages, a pair and who leads."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from store.hub.link import Link
from tests.storage.rooms import House as Workshop
from tests.ui.room.test_with_hub import HouseStamps
from tui.room.app import RoomApp
from tui.serve.entrance import Front
from tui.serve.house import House, Place
from tui.serve.keylist import KeyList
from tui.serve.limits import Limits
from tui.serve.line import Line
from tui.web.config import WebConfig
from tui.web.guests import through_browser
from tui.web.server import WebServer, serve_web


@dataclass
class OpenWorkshop:
    """A workshop that can be joined through a browser."""

    workshop: Workshop
    server: WebServer

    @property
    def code(self) -> str:
        """The join code."""
        return self.workshop.invitation.code

    @property
    def pin(self) -> str:
        """The PIN for everybody."""
        return self.workshop.invitation.pin

    @property
    def lead_pin(self) -> str:
        """The long PIN of who leads."""
        return self.workshop.invitation.lead_pin


@asynccontextmanager
async def open_workshop(folder: Path) -> AsyncIterator[OpenWorkshop]:
    """Open a hub with one workshop of pairs, and a browser door to it."""
    workshop = await Workshop(folder, over_socket=False).open()

    def make(link: Link, line: Line) -> RoomApp:
        return RoomApp(link, stamps=HouseStamps(workshop.clock))

    place = Place(workshop.hub.door, workshop.hub.link, make)
    house = House(through_browser(place), Limits())
    server = await serve_web(WebConfig(0), Front(house, KeyList(None), KeyList(None)))
    try:
        yield OpenWorkshop(workshop, server)
    finally:
        await house.stop()
        await server.stop()
        await workshop.close()
