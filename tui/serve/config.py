"""The server's configuration: a TOML file, each setting with a default that is fit for use."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from tui.serve.limits import Limits
from tui.web.config import BadWebConfig, WebConfig, web_config


class BadConfig(Exception):
    """The file cannot be used; the message is a sentence that names the setting."""


@dataclass(frozen=True, slots=True)
class Config:
    """What `duologue serve` is told. Paths are relative to the configuration's folder."""

    host: str = ""
    """Address to listen on; empty: all of them."""
    port: int = 2222
    """Port to listen on; 0: any free one, which is printed."""
    workers: int = 1
    """Processes that hold sessions; one for each core is right."""
    public_name: str = ""
    """Host name for invitations; empty: the machine's own."""
    public_port: int = 0
    """Port for invitations, when another one is forwarded to ours; 0: ours."""
    public_web: str = ""
    """Address of the browser door for invitations, such as `https://talk.example.org/`."""
    host_key: Path | None = None
    """Private key by which people know the server; none: `host_key` in the data folder."""
    facilitator_keys: Path | None = None
    """Public keys that may lead, in the form of authorized_keys."""
    operator_keys: Path | None = None
    """Public keys that may lead, and find a seat when all are taken."""
    banner: str = ""
    """Shown before anybody says who they are: what is stored, and who runs this."""
    key_exchange: str = "everybody"
    """`everybody`, or `strict`: only methods that no computer of tomorrow undoes."""
    limits: Limits = field(default_factory=Limits)
    """How much is allowed; table `[limits]`."""
    log: Path | None = None
    """File for the server's log; none: standard error."""
    web: WebConfig | None = None
    """The browser door, table `[web]`; none: there is none."""


_PATHS: Final = {"host_key", "facilitator_keys", "operator_keys", "log"}


def read_config(path: Path) -> Config:
    """Read a configuration. Raises :class:`BadConfig`."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BadConfig(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(f"{path} is no TOML: {error}.") from error
    limits, web = _table(table, "limits") or {}, _table(table, "web")
    known = {f.name: f.type for f in fields(Config) if f.name not in {"limits", "web"}}
    values = {name: _value(name, value, known, path.parent) for name, value in table.items()}
    numbers = {name: _number(name, value) for name, value in limits.items()}
    try:
        door = None if web is None else web_config(web, path.parent)
    except BadWebConfig as error:
        raise BadConfig(str(error)) from error
    return checked(Config(**values, limits=Limits(**numbers), web=door))


def _table(table: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Take a table out of the settings; none when it is not there."""
    found = table.pop(name, None)
    if found is not None and not isinstance(found, dict):
        raise BadConfig(f"“{name}” must be a table.")
    return found


def checked(config: Config) -> Config:
    """Return the configuration, or raise :class:`BadConfig` for what cannot be."""
    if not 0 <= config.port <= 65535 or not 0 <= config.public_port <= 65535:
        raise BadConfig("A port is a number from 0 to 65535.")
    if not 1 <= config.workers <= 64:
        raise BadConfig("“workers” is a number from 1 to 64.")
    if config.public_web and not config.public_web.startswith(("https://", "http://")):
        raise BadConfig("“public_web” is an address that begins with https://.")
    if config.key_exchange not in {"everybody", "strict"}:
        raise BadConfig("“key_exchange” is “everybody” or “strict”.")
    return config


def _value(name: str, value: Any, known: dict[str, Any], folder: Path) -> Any:
    """Return a setting in its own type."""
    if name not in known:
        raise BadConfig(f"There is no setting “{name}”.")
    wanted: type = int if known[name] is int else str
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise BadConfig(f"“{name}” must be a {'number' if wanted is int else 'text'}.")
    return folder / str(value) if name in _PATHS else value


def _number(name: str, value: Any) -> int:
    """Return a limit."""
    if name not in {f.name for f in fields(Limits)}:
        raise BadConfig(f"There is no limit “{name}”.")
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise BadConfig(f"The limit “{name}” must be a number from 1 on.")
    return value
