"""Lists of public keys in the form of ``authorized_keys``, read anew when they change."""

import logging
from pathlib import Path

import asyncssh

_log = logging.getLogger(__name__)


class KeyList:
    """The keys of one file; none when there is no file. Options before a key are not looked at."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._prints: frozenset[str] = frozenset()

    @property
    def prints(self) -> frozenset[str]:
        """Fingerprints of the keys that are in the file now."""
        if self._path is None:
            return frozenset()
        try:
            status = self._path.stat()
            if (stamp := (status.st_mtime_ns, status.st_size)) != self._stamp:
                self._prints = _prints(self._path.read_text("utf-8", "replace"))
                self._stamp = stamp
        except OSError as error:
            _log.warning("the key list %s cannot be read: %s", self._path, error.strerror)
            return frozenset()
        return self._prints

    def __contains__(self, print_: object) -> bool:
        return print_ in self.prints


def _prints(text: str) -> frozenset[str]:
    """Return the fingerprints of all lines that hold a key; a line that holds none is told of."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1):
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        try:
            found.add(_key(said).get_fingerprint("sha256"))
        except (asyncssh.KeyImportError, ValueError):
            _log.warning("line %d of the key list holds no key", number)
    return frozenset(found)


def _key(line: str) -> asyncssh.SSHKey:
    """Return the key of a line, which may begin with options."""
    words = line.split(" ")
    for number, word in enumerate(words):
        if word.startswith(("ssh-", "ecdsa-", "sk-")):
            return asyncssh.import_public_key(" ".join(words[number:]))
    raise ValueError(line)
