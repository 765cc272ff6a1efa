"""The browser door's server: one port for the page and for the websocket of each seat."""

import logging
import socket
from typing import Any, Final

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response

from tui.serve.entrance import Front
from tui.serve.listening import BACKLOG
from tui.web import wire
from tui.web.config import BadWebConfig, WebConfig, tls_of
from tui.web.pages import SEAT, comes_from_us, page_for, refusal, where_from
from tui.web.seat import Visitors

ALIVE: Final = 15.0
"""Seconds between two questions whether a browser is still there."""
PATIENCE: Final = 30.0
"""Seconds without an answer after which it is not."""
_quiet = logging.getLogger(f"{__name__}.websockets")
_quiet.setLevel(logging.CRITICAL)  # It tells of each bad request, and at DEBUG of every message.


class WebServer:
    """The browser door, open."""

    def __init__(self, server: Server, config: WebConfig) -> None:
        self._server = server
        self._config = config

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(next(iter(self._server.sockets)).getsockname()[1])

    @property
    def address(self) -> str:
        """What to type into a browser on this machine."""
        scheme = "https" if self._config.cert else "http"
        host = f"[{self._config.host}]" if ":" in self._config.host else self._config.host
        return f"{scheme}://{host}:{self.port}/"

    async def stop(self) -> None:
        """Close the door, once the house has stopped; pages come again by themselves."""
        self._server.close(code=wire.STOPPING)
        await self._server.wait_closed()


async def serve_web(
    config: WebConfig, front: Front, *, sock: socket.socket | None = None
) -> WebServer:
    """Open the browser door; with `sock`, on a socket that listens already (shared by workers).

    The house behind `front` must have been made with `tui.web.guests.through_browser(place)`.
    Raise BadWebConfig, with a sentence, when that cannot be.
    """
    visitors = Visitors(front)
    tls = tls_of(config)

    def answer(connection: ServerConnection, request: Request) -> Response | None:
        if request.path.partition("?")[0] != SEAT:
            return page_for(request, tls=tls is not None)
        if not comes_from_us(request, config.origins):
            return refusal(request, "This page may not open a seat here.", tls=tls is not None)
        return None

    async def handle(connection: ServerConnection) -> None:
        assert connection.request is not None
        peer = str(connection.remote_address[0])
        await visitors.serve(connection, where_from(connection.request, peer, config.proxies))

    where: dict[str, Any] = (
        {"sock": sock, "backlog": 1} if sock else {"host": config.host, "port": config.port}
    )
    try:
        server = await serve(
            handle,
            **where,
            ssl=tls,
            process_request=answer,
            compression=None,
            server_header=None,
            max_size=wire.LARGEST,
            max_queue=8,
            write_limit=32 * 1024,
            ping_interval=ALIVE,
            ping_timeout=PATIENCE,
            close_timeout=2,
            open_timeout=10,
            logger=_quiet,
        )
    except OSError as error:
        raise BadWebConfig(
            f"[web] cannot listen on {config.host}, port {config.port}: {error.strerror}."
        ) from error
    if sock is not None:
        # As with SSH: one connection for each turn of the loop, so that all workers get some.
        sock.listen(BACKLOG)
    return WebServer(server, config)
