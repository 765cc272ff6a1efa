"""What comes over the line between the hub and its workers, and is no line."""

import asyncio

import pytest

from store.hub.lines import heard


@pytest.mark.parametrize(
    "said",
    [b"", b'{"half": ', b"no json\n", b"[1]\n", b"\xff\n", b"[" * 100_000 + b"\n"],
    ids=["nothing", "half a line", "no json", "no object", "no text", "no bottom"],
)
async def test_what_is_no_line_ends_the_listening(said: bytes) -> None:
    reader = asyncio.StreamReader(limit=1_000_000)
    reader.feed_data(said)
    reader.feed_eof()
    assert await heard(reader) is None


async def test_a_line_that_breaks_or_is_too_long_ends_the_listening() -> None:
    broken = asyncio.StreamReader()
    broken.set_exception(ConnectionResetError())
    assert await heard(broken) is None
    long = asyncio.StreamReader(limit=10)
    long.feed_data(b'{"n": "' + b"x" * 100 + b'"}\n')
    assert await heard(long) is None


async def test_a_line_is_an_object() -> None:
    reader = asyncio.StreamReader()
    reader.feed_data(b'{"n": 1}\n{"n": 2}\n')
    assert [await heard(reader), await heard(reader)] == [{"n": 1}, {"n": 2}]
