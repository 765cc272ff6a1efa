"""The hub on a unix socket: one connection for each worker, many members' lines on each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from store.errors import saving_failed
from store.hub.hub import STOPPING, LocalHub
from store.hub.lines import MOST_BYTES
from store.hub.peer import Peer


class HubServer:
    """Lets workers in. The socket is its owner's alone, and so is who may say what they like there."""

    def __init__(self, hub: LocalHub, path: Path) -> None:
        """Use :meth:`open`."""
        self._hub = hub
        self._path = path
        self._server: asyncio.Server | None = None
        self._peers: set[Peer] = set()
        self.changed: Callable[[int], object] = lambda _: None
        """Told how many workers are connected."""

    @classmethod
    async def open(cls, hub: LocalHub, path: Path) -> HubServer:
        """Listen at a path. A socket that a killed hub left there is replaced."""
        server = cls(hub, path)
        try:
            await asyncio.to_thread(path.unlink, missing_ok=True)
            server._server = await asyncio.start_unix_server(
                server._came, str(path), limit=MOST_BYTES
            )
            await asyncio.to_thread(path.chmod, 0o600)
        except OSError as error:
            raise saving_failed(error, path) from error
        return server

    async def close(self, sentence: str = STOPPING) -> None:
        """Stop: everybody is told, everything is on the disk; then the workers are let go."""
        if self._server is not None:
            self._server.close()
        await self._hub.close(sentence)
        await asyncio.gather(*(peer.close(sentence) for peer in list(self._peers)))
        if self._server is not None:
            await self._server.wait_closed()
        with suppress(OSError):
            await asyncio.to_thread(self._path.unlink)

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A worker has connected; stays until it is gone."""
        peer = Peer(self._hub, reader, writer)
        self._peers.add(peer)
        self.changed(len(self._peers))
        try:
            await peer.serve()
        finally:
            self._peers.discard(peer)
            self.changed(len(self._peers))
