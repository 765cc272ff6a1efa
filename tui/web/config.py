"""How the browser door is set up: the table `[web]` of the server's configuration file."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

LOOPBACK: Final = "127.0.0.1"
"""Where it listens unless told otherwise: behind a proxy on the same machine."""


class BadWebConfig(ValueError):
    """The browser door cannot be set up so; the message is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class WebConfig:
    """The browser door's settings. How many may come, and for how long, is `[limits]`'s."""

    port: int
    """Where it listens; 0 takes any free port."""
    host: str = LOOPBACK
    """On which address."""
    cert: str = ""
    """Path of the TLS certificate (PEM, with its chain); empty when a proxy speaks TLS."""
    key: str = ""
    """Path of the certificate's private key."""
    plain_http: bool = False
    """Serve other machines without TLS: PINs and words can then be read on the way."""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    """Addresses of proxies that may say, in X-Forwarded-For, for whom they ask. Were none believed,
    a wrong PIN of one would count against all who come through the proxy."""
    origins: tuple[str, ...] = ()
    """Where the page may come from (`https://talk.example.org`); empty: the host that is asked."""


def web_config(table: Mapping[str, object], folder: Path = Path()) -> WebConfig:
    """Return the settings in a table `[web]`; `port` must be there. Raise BadWebConfig.

    Paths are relative to `folder`, the configuration's.
    """
    known = {field.name: field.type for field in fields(WebConfig)}
    given: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise BadWebConfig(f"[web] has no setting “{name}”; it has {', '.join(known)}.")
        given[name] = _judged(name, value, known[name])
    if "port" not in given:
        raise BadWebConfig("[web] needs a port, for example: port = 8443")
    for name in {"cert", "key"} & given.keys():
        given[name] = str(folder / given[name])
    config = WebConfig(**given)
    _hold_together(config)
    return config


def _judged(name: str, value: object, kind: Any) -> object:
    """Return a value as the setting holds it."""
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind is str and isinstance(value, str):
        return value
    if kind == tuple[str, ...] and isinstance(value, list) and set(map(type, value)) <= {str}:
        return tuple(value)
    wanted = {bool: "true or false", int: "a whole number", str: "a text"}
    raise BadWebConfig(f"[web] {name} must be {wanted.get(kind, 'a list of texts')}.")


def _hold_together(config: WebConfig) -> None:
    """Refuse settings that would let PINs and words be read on the way by oversight."""
    if config.port > 65535:
        raise BadWebConfig("[web] port must be between 0 and 65535.")
    if bool(config.cert) != bool(config.key):
        raise BadWebConfig("[web] needs both cert and key, or neither.")
    if not (config.cert or config.plain_http or _is_loopback(config.host)):
        raise BadWebConfig(
            f"[web] would serve {config.host} without encryption. Give cert and key, or let a proxy"
            ' speak TLS and set host = "127.0.0.1", or say plain_http = true.'
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def tls_of(config: WebConfig) -> ssl.SSLContext | None:
    """Return what speaks TLS; none when it is left to a proxy. Raise BadWebConfig."""
    if not config.cert:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(Path(config.cert), Path(config.key))
    except (OSError, ssl.SSLError) as error:
        raise BadWebConfig(
            f"[web] certificate and key could not be loaded ({error.strerror or error})."
        ) from error
    return context
