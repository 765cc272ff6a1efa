"""The key by which people know the server: made once, kept, never shown to others."""

import os
from pathlib import Path

import asyncssh


class BadKeyFile(Exception):
    """The file is no key, or others can read it; the message says which."""


def host_key(path: Path) -> asyncssh.SSHKey:
    """Return the host key at `path`; make one, of the Ed25519 kind, when there is none.

    Raises :class:`BadKeyFile`.
    """
    made = asyncssh.generate_private_key("ssh-ed25519").export_private_key("openssh")
    if not path.parent.exists():
        path.parent.mkdir(parents=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    except OSError as error:
        raise BadKeyFile(f"The host key {path} cannot be made: {error.strerror}.") from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    return asyncssh.import_private_key(made)


def _read(path: Path) -> asyncssh.SSHKey:
    """Return the key of a file that nobody else may read."""
    try:
        if path.stat().st_mode & 0o077:
            raise BadKeyFile(f"Others can read the host key {path}: chmod 600 it.")
        return asyncssh.import_private_key(path.read_bytes())
    except OSError as error:
        raise BadKeyFile(f"The host key {path} cannot be read: {error.strerror}.") from error
    except asyncssh.KeyImportError as error:
        raise BadKeyFile(f"The file {path} is no host key.") from error


def fingerprint(key: asyncssh.SSHKey) -> str:
    """Return what people compare when they first connect, e.g. ``SHA256:3bq…``."""
    return str(key.get_fingerprint("sha256"))
