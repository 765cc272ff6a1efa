"""Which algorithms the server offers: none of which an audit has anything to say against.

Key exchange is the hard one. Auditors now warn of every method that a quantum computer could undo
later; clients older than OpenSSH 9.0 (2022) and many phone apps know only such. So there are two
lists, and the configuration says which (`key_exchange`).
"""

from typing import Final

from asyncssh.kex import get_kex_algs

_AFTER_QUANTUM: Final = (
    "mlkem768x25519-sha256",
    "sntrup761x25519-sha512",
    "sntrup761x25519-sha512@openssh.com",
)
_FOR_EVERYBODY: Final = ("curve25519-sha256", "curve25519-sha256@libssh.org")

ENCRYPTION: Final = (
    "chacha20-poly1305@openssh.com",
    "aes256-gcm@openssh.com",
    "aes128-gcm@openssh.com",
)
"""Ciphers, all of which guard the order and wholeness of the data themselves."""
MACS: Final = ("hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com")
"""For ciphers that do not; none is offered, but a list must not be empty."""
SIGNATURES: Final = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "rsa-sha2-512",
    "rsa-sha2-256",
)
"""With which people may prove that a key is theirs; the server's own is always Ed25519."""


def key_exchange(*, strict: bool) -> list[str]:
    """Return the methods to agree on a key, best first, as far as they are there.

    strict: only such as no computer of tomorrow undoes; older clients are refused then.
    """
    there = {name.decode() for name in get_kex_algs()}
    wanted = _AFTER_QUANTUM if strict else (*_AFTER_QUANTUM, *_FOR_EVERYBODY)
    return [name for name in wanted if name in there]
