"""The hub's process: keeps all conversations, and answers the workers on its socket."""

import asyncio
import contextlib
import logging
import signal
import socket
from typing import Final

from store import Address, Home, HubServer, LocalHub, StoreError, socket_of
from tui.serve.config import Config
from tui.serve.keylist import KeyList
from tui.stamps import MachineStamps

DAY: Final = 24 * 3600.0
"""Seconds between two looks for words whose time is up."""
_log = logging.getLogger(__name__)


def invited_to(config: Config, port: int) -> str:
    """Return what follows the @ of a join command: a name, and the port when it is not 22."""
    name = config.public_name or socket.gethostname()
    shown = config.public_port or port
    return name if shown == 22 else f"{name} -p {shown}"


async def run_hub(home: Home, config: Config, port: int, print_: str, stop: asyncio.Event) -> None:
    """Keep the conversations of a home until told to stop. Raises ``StoreError``."""
    lists = (KeyList(config.facilitator_keys), KeyList(config.operator_keys))
    hub = await LocalHub.open(
        home,
        MachineStamps(),
        address=Address(invited_to(config, port), print_, config.public_web),
    )

    def read_keys() -> None:
        hub.leaders = frozenset().union(*(one.prints for one in lists))

    read_keys()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, read_keys)
    server = await HubServer.open(hub, socket_of(home))
    tidying = asyncio.create_task(_tidy(hub))
    try:
        await stop.wait()
    finally:
        tidying.cancel()
        await server.close()


async def _tidy(hub: LocalHub) -> None:
    """Delete raw words whose time is up, once a day; the hub does it when it opens, too."""
    while True:
        await asyncio.sleep(DAY)
        with contextlib.suppress(StoreError):
            for card in await hub.tidy():
                _log.info("the raw words of workshop %s were deleted, as announced", card.id)
