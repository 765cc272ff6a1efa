"""Puts a server together: socket and key, then the hub and the workers under one parent."""

import gc
import logging
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import Final

from store import Home, socket_of
from tui.serve.config import BadConfig, Config
from tui.serve.hostkey import fingerprint, host_key
from tui.serve.hub_process import invited_to, run_hub
from tui.serve.listening import open_socket
from tui.serve.preload import preload
from tui.serve.supervisor import Child, Supervisor
from tui.serve.worker import Post, desks, rooms, run_worker
from tui.web.config import BadWebConfig, tls_of

_FORMAT: Final = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def serve(home: Home, config: Config, say: Callable[[str], object]) -> int:
    """Serve until told to stop; return the exit status.

    Raises ``StoreError``, :class:`BadConfig` and :class:`tui.serve.hostkey.BadKeyFile` before
    anything runs.
    """
    _prepare_log(config)
    home.prepare()
    hub = socket_of(home)
    hub.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = host_key(config.host_key or home.path / "host_key")
    listening = _listen(config)
    port: int = listening.getsockname()[1]
    print_ = fingerprint(key)
    browsers = _listen_for_browsers(config)
    make = rooms(home)
    post = Post(config, key, listening, hub, make, desks(home), browsers)
    children = [
        Child("hub", partial(run_hub, home, config, port, print_)),
        *(
            Child(f"worker {number}", partial(run_worker, post))
            for number in range(1, config.workers + 1)
        ),
    ]
    preload()
    # What is imported by now is shared by all processes, and looked at by no collector.
    gc.collect()
    gc.freeze()
    web = browsers.getsockname()[1] if browsers else 0
    return Supervisor(children, lambda: _tell(config, port, print_, web, say)).run()


def _listen(config: Config) -> socket.socket:
    """Open the socket that all workers share."""
    try:
        return open_socket(config.host, config.port)
    except OSError as error:
        where = f"{config.host or 'all addresses'}, port {config.port}"
        raise BadConfig(f"Nothing can listen on {where}: {error.strerror}.") from error


def _listen_for_browsers(config: Config) -> socket.socket | None:
    """Open the socket of the browser door that all workers share; none without such a door."""
    if config.web is None:
        return None
    try:
        tls_of(config.web)
        return open_socket(config.web.host, config.web.port)
    except BadWebConfig as error:
        raise BadConfig(str(error)) from error
    except OSError as error:
        where = f"{config.web.host}, port {config.web.port}"
        raise BadConfig(f"[web] cannot listen on {where}: {error.strerror}.") from error


def _tell(config: Config, port: int, print_: str, web: int, say: Callable[[str], object]) -> None:
    """Say what people need to know to come."""
    processes = "one process" if config.workers == 1 else f"{config.workers} processes"
    say(f"Listening on port {port}, {processes} for people and one for the rooms.")
    say(f"Host key  {print_}")
    say(f"People call:  ssh CODE@{invited_to(config, port)}")
    if config.web is not None:
        scheme = "https" if config.web.cert else "http"
        say(f"Browsers:  {scheme}://{config.web.host}:{web}/")
    say("A room is made with “duologue workshop new”, from another terminal. Ctrl+C stops.")
    sys.stdout.flush()


def _prepare_log(config: Config) -> None:
    """Log to a file or to standard error; no word that somebody wrote is ever in it."""
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if config.log is not None:
        try:
            handler = logging.FileHandler(config.log, encoding="utf-8")
        except OSError as error:
            raise BadConfig(f"The log {config.log} cannot be written: {error.strerror}.") from error
    logging.basicConfig(format=_FORMAT, level=logging.INFO, handlers=[handler], force=True)
    # At a lower level asyncssh would note user names and addresses of everybody.
    logging.getLogger("asyncssh").setLevel(logging.ERROR)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
