"""Opens the SSH server on a socket. One worker's whole network side."""

import socket

import asyncssh

from tui.serve.algorithms import ENCRYPTION, MACS, SIGNATURES, key_exchange
from tui.serve.entrance import Entrance, Front
from tui.serve.ssh_line import WINDOW

BACKLOG = 512
"""Connections that the system keeps for us while all workers are busy."""


def open_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket, on both kinds of address when no host is named."""
    dual = not host and socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if dual or ":" in host else socket.AF_INET
    found = socket.create_server((host, port), family=family, backlog=BACKLOG, dualstack_ipv6=dual)
    found.setblocking(False)
    return found


async def listen(
    listening: socket.socket, key: asyncssh.SSHKey, front: Front, *, strict: bool = False
) -> asyncssh.SSHAcceptor:
    """Serve connections of a socket, which other processes may share."""
    limits = front.house.limits
    acceptor = await asyncssh.listen(
        sock=listening,
        # One connection for each turn of the loop: whoever shares the socket gets some, too.
        backlog=1,
        server_factory=lambda: Entrance(front),
        server_host_keys=[key],
        server_version="Duologue",
        gss_host=None,
        password_auth=False,
        x509_trusted_certs=None,
        kex_algs=key_exchange(strict=strict),
        encryption_algs=list(ENCRYPTION),
        mac_algs=list(MACS),
        signature_algs=list(SIGNATURES),
        compression_algs=None,
        encoding=None,
        line_editor=False,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
        window=WINDOW,
        login_timeout=limits.login_seconds,
        keepalive_interval=limits.alive_seconds,
        keepalive_count_max=2,
        config=(),
    )
    listening.listen(BACKLOG)
    return acceptor
