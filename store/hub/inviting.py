"""The invitation: what a facilitator pastes or reads aloud."""

from __future__ import annotations

from dataclasses import dataclass

from flows.workshop.state import RoomState


@dataclass(frozen=True, slots=True)
class Address:
    """How people reach this machine."""

    host: str = "this-host"
    """What follows the @ of a join command: a name, and the port where it is not the usual one."""
    fingerprint: str = ""
    """Fingerprint of the host key; empty while there is none."""
    web: str = ""
    """Address of the browser door; empty where there is none."""


def invitation(state: RoomState, code: str, pin: str, address: Address) -> str:
    """Return the text: above the empty line what everybody needs, below it what some want.

    Without a PIN (the hub was started again) it says that it is as before.
    """
    lines = [
        state.title,
        f"ssh {code}@{address.host}",
        *([f"or in a browser: {address.web.rstrip('/')}/#{code}"] if address.web else []),
        f"PIN {pin}" if pin else "PIN as before",
        "",
        f"To watch only: ssh watch-{code}@{address.host}",
        *([f"Host key {address.fingerprint}"] if address.fingerprint else []),
        "No install, no account. Bring a name or an alias. Phones work (any SSH app).",
    ]
    return "\n".join(lines)
