"""The page itself: its headers, its files, and that it asks nobody else for anything."""

import asyncio
import gzip
import hashlib
import re
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from tests.web.house import open_door
from tui.web.pages import STATIC, comes_from_us, page_for, policy, where_from

ROOT = Path(__file__).parents[2]
VENDOR = STATIC / "vendor"


def get(path: str, *, tls: bool = False, **headers: str) -> Response:
    """Ask for a file, as a browser would."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return page_for(Request(path, Headers({"Host": "talk.example.org", **given})), tls=tls)


def directives(answer: Response) -> dict[str, list[str]]:
    """Return the policy of an answer, by directive."""
    rows = [row.split() for row in answer.headers["Content-Security-Policy"].split("; ")]
    return {row[0]: row[1:] for row in rows}


async def test_the_server_gives_the_page_and_its_files() -> None:
    async with open_door() as door:

        def fetch(path: str) -> tuple[int, bytes]:
            try:
                with urllib.request.urlopen(door.server.address.rstrip("/") + path) as found:  # noqa: S310
                    return found.status, found.read()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read()

        status, body = await asyncio.to_thread(fetch, "/")
        assert status == 200
        assert b"Join a workshop" in body
        assert await asyncio.to_thread(fetch, "/page.js") == (
            200,
            (STATIC / "page.js").read_bytes(),
        )
        assert (await asyncio.to_thread(fetch, "/../config.py"))[0] == 404
        assert (await asyncio.to_thread(fetch, "/seat"))[0] == 403


@pytest.mark.parametrize("path", ["/", "/page.js", "/page.css?x", "/no-such-thing"])
def test_every_answer_is_strict(path: str) -> None:
    answer = get(path)
    rules = directives(answer)
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert set(rules["connect-src"]) == {
        "'self'",
        "ws://talk.example.org",
        "wss://talk.example.org",
    }
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers
    assert get(path, tls=True).headers["Strict-Transport-Security"] == "max-age=31536000"


def test_each_page_has_a_nonce_of_its_own() -> None:
    first, second = get("/"), get("/")
    found = re.search(rb'name="style-nonce" content="([\w-]{20,})"', first.body)
    assert found is not None
    nonce = found[1].decode()
    assert f"'nonce-{nonce}'" in directives(first)["style-src"]
    assert f"'nonce-{nonce}'" not in directives(second)["style-src"]
    assert first.headers["Cache-Control"] == "no-store"


def test_files_are_compressed_and_asked_for_again_cheaply() -> None:
    plain = get("/page.js")
    packed = get("/page.js", Accept_Encoding="br, gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    same = get("/page.js", If_None_Match=plain.headers["ETag"])
    assert (same.status_code, same.body) == (304, b"")
    assert get("/page.js", If_None_Match='"old"').status_code == 200


def test_a_host_that_is_none_is_not_in_the_policy() -> None:
    assert "evil" not in policy("evil; script-src *")
    assert "ws://[::1]:8080" in policy("[::1]:8080")


def test_nothing_on_the_page_names_another_host() -> None:
    own = [path for path in STATIC.rglob("*") if path.is_file() and VENDOR not in path.parents]
    assert len(own) >= 6
    for path in own:
        text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "//" not in re.sub(r"^\s*//.*$|; // .*$|, // .*$", "", text, flags=re.MULTILINE), (
            path
        )
        assert not re.search(r"<[^>]+\son\w+=|style=|innerHTML|localStorage|cookie", text), path


def test_vendored_files_are_those_that_were_published() -> None:
    listed = tomllib.loads((VENDOR / "VENDORED.toml").read_text("utf-8"))["package"]
    expected = {
        f"{each['folder']}/{name}": digest
        for each in listed
        for name, digest in each["files"].items()
    }
    there = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "VENDORED.toml"
    }
    assert there == expected
    for each in listed:
        assert each["folder"].endswith(each["version"])
        assert "LICENSE.txt" in each["files"]


def test_every_file_goes_into_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["tui.web"]
    there = {path for path in STATIC.rglob("*") if path.is_file()}
    packed = {path for pattern in patterns for path in STATIC.parent.glob(pattern)}
    assert there <= packed


def test_what_the_page_loads_is_there() -> None:
    for path in [STATIC / "index.html", *STATIC.glob("*.js")]:
        text = path.read_text("utf-8")
        for name in re.findall(r'(?:href|src)="([^"#]+)"|from "(\./[^"]+)"|import "([^"]+)"', text):
            assert get("/" + "".join(name).removeprefix("./")).status_code == 200, name


def test_only_a_proxy_we_know_is_believed() -> None:
    said = Request("/", Headers([("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "192.0.2.7")]))
    assert where_from(said, "10.1.1.1", ()) == "10.1.1.1"
    assert where_from(said, "10.1.1.1", ("10.1.1.1",)) == "192.0.2.7"
    assert where_from(Request("/", Headers()), "10.1.1.1", ("10.1.1.1",)) == "10.1.1.1"


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("https://talk.example.org", "talk.example.org", True),
        ("https://Talk.example.org", "talk.EXAMPLE.org", True),
        ("http://localhost:8080", "localhost:8080", True),
        ("https://talk.example.org:8443", "talk.example.org", False),
        ("https://evil.example", "talk.example.org", False),
        ("file://", "", False),
        ("ftp://talk.example.org", "talk.example.org", False),
    ],
)
def test_the_page_must_come_from_the_host_it_asks(origin: str, host: str, *, ours: bool) -> None:
    asked = Request("/seat", Headers({"Origin": origin, "Host": host}))
    assert comes_from_us(asked, ()) is ours


def test_two_origins_are_none() -> None:
    host = "talk.example.org"
    both = [("Origin", f"https://{host}"), ("Origin", "https://evil.example"), ("Host", host)]
    assert not comes_from_us(Request("/seat", Headers(both)), ())
