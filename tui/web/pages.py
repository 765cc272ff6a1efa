"""The page and its files, with the headers that keep a browser strict.

All files are read once and sent from memory, compressed where the browser takes it. The page asks
nothing of any other host, and its policy would not let it.
"""

import gzip
import hashlib
import re
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from websockets.datastructures import Headers
from websockets.http11 import Request, Response

STATIC: Final = Path(__file__).parent / "static"
"""Where the files lie."""
SEAT: Final = "/seat"
"""The path of the websocket."""
_KINDS: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".LICENSE": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:]{2,45}\](:\d{1,5})?")
_FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "clipboard-write=(self), clipboard-read=(), camera=(), microphone=(),"
    " geolocation=(), display-capture=(), payment=(), usb=()",
}


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is sent."""

    body: bytes
    """Its bytes."""
    packed: bytes
    """The same, compressed."""
    kind: str
    """Its media type."""
    mark: str
    """Changes with its bytes (ETag)."""


@cache
def _files() -> dict[str, _File]:
    """Return all files by the path they are asked for with."""
    return {
        "/" + path.relative_to(STATIC).as_posix(): _read(path)
        for path in sorted(STATIC.rglob("*"))
        if path.suffix in _KINDS
    }


def _read(path: Path) -> _File:
    body = path.read_bytes()
    mark = hashlib.sha256(body).hexdigest()[:16]
    return _File(body, gzip.compress(body, 6, mtime=0), _KINDS[path.suffix], f'"{mark}"')


def policy(host: str, nonce: str = "") -> str:
    """Return the content security policy; the nonce lets the terminal's own style sheets in.

    `host` is named because older Safaris do not take a websocket for the page's own host.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    styles = f" 'nonce-{nonce}'" if nonce else ""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self'{styles}",
            "img-src 'self'",
            f"connect-src 'self'{sockets}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )


def page_for(request: Request, *, tls: bool) -> Response:
    """Return the answer to a request for the page or one of its files."""
    path = request.path.partition("?")[0]
    file = _files().get("/index.html" if path == "/" else path)
    host = request.headers.get("Host", "")
    if file is None:
        return _answer(404, "Not Found", _plain(host), b"There is no such page.\n", tls=tls)
    headers = Headers({"Content-Type": file.kind, "Vary": "Accept-Encoding"})
    if file.kind.startswith("text/html"):
        nonce = secrets.token_urlsafe(16)
        headers["Content-Security-Policy"] = policy(host, nonce)
        headers["Cache-Control"] = "no-store"
        return _answer(200, "OK", headers, file.body.replace(b"%NONCE%", nonce.encode()), tls=tls)
    headers["Content-Security-Policy"] = policy(host)
    headers["Cache-Control"] = "no-cache"
    headers["ETag"] = file.mark
    if request.headers.get("If-None-Match") == file.mark:
        return _answer(304, "Not Modified", headers, b"", tls=tls)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return _answer(200, "OK", headers, file.packed, tls=tls)
    return _answer(200, "OK", headers, file.body, tls=tls)


def refusal(request: Request, sentence: str, *, tls: bool) -> Response:
    """Return the answer to a websocket that may not be opened."""
    headers = _plain(request.headers.get("Host", ""))
    return _answer(403, "Forbidden", headers, f"{sentence}\n".encode(), tls=tls)


def _plain(host: str) -> Headers:
    return Headers(
        {
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Security-Policy": policy(host),
            "Cache-Control": "no-store",
        }
    )


def _answer(status: int, reason: str, headers: Headers, body: bytes, *, tls: bool) -> Response:
    """Return a whole answer."""
    for name, value in _FIXED.items():
        headers[name] = value
    if tls:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    headers["Connection"] = "close"
    headers["Content-Length"] = str(len(body))
    return Response(status, reason, headers, body)


def where_from(request: Request, peer: str, proxies: tuple[str, ...]) -> str:
    """Return the address that asks; what a proxy says counts only when it is one of `proxies`."""
    if peer not in proxies:
        return peer
    said = ",".join(request.headers.get_all("X-Forwarded-For"))
    nearest = said.rpartition(",")[2].strip()
    return nearest[:64] or peer


def comes_from_us(request: Request, origins: tuple[str, ...]) -> bool:
    """Whether the page that opens a websocket is ours: of a given origin, or of the host asked."""
    said = request.headers.get_all("Origin")
    if len(said) != 1:
        return False
    if origins:
        return said[0].lower() in {origin.lower().rstrip("/") for origin in origins}
    scheme, _, host = said[0].lower().partition("://")
    return scheme in {"http", "https"} and host == request.headers.get("Host", "").lower() != ""
