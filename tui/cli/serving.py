"""``duologue serve``."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.places import home_of
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused

if TYPE_CHECKING:
    from tui.serve.config import Config
    from tui.web.config import WebConfig

_OURS = ("TEXTUAL", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "LC_TERMINAL", "TERM_PROGRAM")
_SIZES = ("COLUMNS", "LINES", "ESCDELAY")


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``serve``."""
    parser.add_argument("--config", metavar="FILE", help="settings of the server, in TOML")
    parser.add_argument("--host", metavar="ADDRESS", help="listen on this address only")
    parser.add_argument("--port", metavar="N", help="listen on this port (2222)")
    parser.add_argument("--workers", metavar="N", help="processes for people; one a core (1)")
    parser.add_argument("--web-port", metavar="N", help="also let browsers in, on this port")


def run(options: Namespace) -> int:
    """Serve until told to stop."""
    forget_terminal(os.environ)
    from tui.serve.config import BadConfig, Config, checked, read_config
    from tui.serve.hostkey import BadKeyFile
    from tui.serve.serving import serve
    from tui.web.config import BadWebConfig

    home = home_of(options)
    try:
        config = Config() if options.config is None else read_config(Path(options.config))
        changes = {
            "host": options.host,
            "port": _number("--port", options.port),
            "workers": _number("--workers", options.workers),
            "web": _web(config, _number("--web-port", options.web_port)),
        }
        given = {name: value for name, value in changes.items() if value is not None}
        return serve(home, checked(replace(config, **given)), say)
    except (BadConfig, BadKeyFile, BadWebConfig) as error:
        raise Cannot(str(error)) from error


def _web(config: Config, port: int | None) -> WebConfig | None:
    """Return the browser door with another port; none when nothing is said of it here."""
    from tui.web.config import web_config

    if port is None:
        return None
    return replace(config.web, port=port) if config.web else web_config({"port": port})


def forget_terminal(environ: MutableMapping[str, str]) -> None:
    """Take what is said of this machine's terminal out: no app is to take it for its own.

    Textual looks at it when it is imported, so this comes before.
    """
    for name in list(environ):
        if name.startswith(_OURS) or name in _SIZES:
            del environ[name]
    environ["TERM"] = "xterm-256color"


def _number(option: str, said: str | None) -> int | None:
    """Return the number of an option."""
    if said is None:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise Misused(f"{option} {said} is not a whole number.")
    return int(said)
