"""The invitation: what a facilitator pastes or reads aloud."""

from __future__ import annotations

from flows.workshop.state import RoomState


def invitation(state: RoomState, code: str, pin: str, host: str, fingerprint: str) -> str:
    """Return the text. Without a PIN (the hub was started again) it says that it is as before."""
    said = f"PIN {pin}" if pin else "PIN as before"
    lines = [
        state.title,
        f"  ssh {code}@{host}        {said}",
        f"  watch only:  ssh watch-{code}@{host}",
    ]
    if fingerprint:
        lines.append(f"  host key  {fingerprint}")
    lines.append("  No install, no account. Bring a name or an alias. Phones work (any SSH app).")
    return "\n".join(lines)
