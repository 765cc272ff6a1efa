"""A real Chromium, headless, with the page of the browser door in it."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.ssh.lines import PATIENCE, until
from tests.web.house import CODE, PIN

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "These tests need a Chromium. On Debian or Ubuntu: apt install chromium. If it lies somewhere"
    " else, name it: CHROMIUM=/path/to/chromium make browser"
)


def chromium_path() -> str:
    """Return where Chromium is; fail with how to get it."""
    named = os.environ.get("CHROMIUM", "")
    found = named if os.access(named, os.X_OK) else next(filter(None, map(shutil.which, NAMES)), "")
    if not found or (named and found != named):
        pytest.fail(MISSING, pytrace=False)
    return found


@asynccontextmanager
async def chromium(**context: Any) -> AsyncIterator[Any]:
    """Start Chromium with a fresh profile; `context` is Playwright's new_context()."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        pytest.fail("These tests need playwright: pip install '.[browser]'", pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path(), args=list(ARGUMENTS)
        )
        try:
            yield await browser.new_context(**context)
        finally:
            await browser.close()


class Visitor:
    """Somebody in front of a page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    async def text(self) -> str:
        """Return what the terminal shows."""
        found: str = await self.page.evaluate(
            "document.querySelector('.xterm-rows')?.innerText ?? ''"
        )
        return re.sub(" +(\n|$)", "\\1", found.replace("\u00a0", " "))

    async def sees(self, text: str) -> None:
        """Wait until the terminal shows a text."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while text not in (shown := await self.text()):
            assert asyncio.get_running_loop().time() < end, f"no “{text}” in:\n{shown}"
            await asyncio.sleep(0.02)

    async def press(self, key: str, *, sees: str) -> None:
        """Press a key and wait for what follows."""
        await self.page.keyboard.press(key)
        await self.sees(sees)

    async def is_told(self, text: str) -> None:
        """Wait until a sentence stands above the form."""
        await self.page.locator("#sentence", has_text=text).wait_for(timeout=10_000)

    async def join(self, name: str, *, code: str = CODE, pin: str = PIN) -> None:
        """Fill in the form with the keyboard alone, and send it."""
        keyboard = self.page.keyboard
        for field, value in (("code", code), ("pin", pin), ("name", name)):
            await self.page.locator(f"#{field}").focus()
            await keyboard.press("Control+A")
            await keyboard.type(value)
        await keyboard.press("Enter")


@asynccontextmanager
async def visitor(context: Any, address: str) -> AsyncIterator[Visitor]:
    """Open the page in a window of its own; nothing may have been refused or gone wrong in it."""
    page = await context.new_page()
    found = Visitor(page)
    await page.goto(address)
    yield found
    assert found.complaints == []
    host = address.partition("#")[0]
    assert [url for url in found.asked if not url.startswith(host)] == []
    await page.close(run_before_unload=False)


__all__ = ["chromium", "chromium_path", "until", "visitor"]
