"""The page in a real Chromium: `make browser`."""

from pathlib import Path

import pytest

from tests.web.browser import MISSING, chromium, chromium_path, until, visitor
from tests.web.house import CODE, LOCKED, open_door
from tests.web.workshop import open_workshop
from tui.web.server import WebServer

pytestmark = pytest.mark.browser
DESK = {"viewport": {"width": 1000, "height": 640}, "color_scheme": "dark"}
PHONE = {
    "viewport": {"width": 390, "height": 664},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}


def cut(server: WebServer) -> None:
    """Cut every connection, as a broken network does."""
    for connection in list(server._server.connections):
        connection.transport.abort()


async def test_join_write_reveal_resize_and_come_back_to_the_same_letter() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, f"{door.server.address}#{CODE}") as marek,
    ):
        assert await marek.page.locator("#code").input_value() == CODE
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        assert door.hub.apps[0].theme == "dark"
        await marek.page.keyboard.type("we sit too long — très long ☕")
        await marek.page.keyboard.press("Enter")
        await marek.sees("1 sealed")
        assert "très" not in await marek.text()
        await marek.page.keyboard.press("Control+r")
        await marek.sees("revealed: we sit too long — très long ☕")

        await marek.page.keyboard.type("a word at the right edge, " * 4)
        await marek.sees("edge, a word")
        await marek.page.set_viewport_size({"width": 800, "height": 500})
        await until(lambda: door.hub.apps[0].size.width < 100, "another size")
        width, height = door.hub.apps[0].size
        await marek.sees(f"size {width}x{height}")
        assert width >= 80
        assert max(map(len, (await marek.text()).splitlines())) <= width

        await marek.page.keyboard.press("Control+u")
        await marek.page.keyboard.type("half a sent")
        await marek.sees("half a sent")
        cut(door.server)
        await marek.page.locator("#status", has_text="Reconnecting").wait_for()
        await until(lambda: len(door.hub.apps) == 2, "a second app")
        await marek.sees("half a sent")
        await marek.page.locator("#status").wait_for(state="hidden")
        await marek.page.keyboard.type("ence")
        await marek.sees("half a sentence")
        assert await marek.page.title() == "Duologue"
        assert await marek.page.evaluate("document.cookie + localStorage.length") == "0"

        await marek.page.keyboard.press("Control+d")
        await marek.is_told("You have left")
        assert await marek.page.locator("#terminal").is_hidden()


async def test_a_server_that_starts_anew_is_waited_for() -> None:
    async with (
        chromium(**DESK) as context,
        open_door() as first,
    ):
        port = first.port
        async with visitor(context, first.server.address) as marek:
            await marek.join("Marek")
            await marek.sees("Welcome Marek")
            await marek.page.keyboard.type("unfinished")
            await marek.sees("unfinished")
            members = first.hub.members
            await first.stop()
            await marek.page.locator("#status", has_text="What you wrote is kept").wait_for()
            async with open_door(port=port) as second:
                second.hub.members.update(members)
                await marek.sees("unfinished")
                await until(lambda: second.hub.apps, "an app")
                marek.complaints.clear()  # of each try that found no server


async def test_the_form_says_what_is_wrong_and_keeps_what_is_right() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, door.server.address) as marek,
    ):
        assert await marek.page.evaluate("document.activeElement.id") == "code"
        await marek.join("", pin="0000")
        await marek.is_told("Code, PIN and name are all needed.")
        assert await marek.page.evaluate("document.activeElement.id") == "name"
        await marek.join("Marek", pin="0000")
        await marek.is_told("That is not the PIN.")
        assert await marek.page.evaluate("document.activeElement.id") == "pin"
        assert await marek.page.locator("#name").input_value() == "Marek"
        await marek.join("Marek", code="AAAAAA")
        await marek.is_told("There is no workshop with this code.")
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        assert await marek.page.locator("#door").is_hidden()


async def test_a_lockout_is_told_in_the_hubs_words_and_a_taken_name_asks_for_its_word() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, door.server.address) as marek,
    ):
        door.hub.wrong["127.0.0.1"] = 5
        await marek.join("Marek")
        await marek.is_told(LOCKED)
        door.hub.wrong.clear()
        await door.hub.enter(door.hub.knocks[0], "Marek")
        await marek.join("Marek")
        await marek.is_told("This name is taken.")
        assert await marek.page.evaluate("document.activeElement.id") == "word"
        await marek.page.keyboard.type("word-of-Marek")
        await marek.page.keyboard.press("Enter")
        await marek.sees("Welcome Marek")


async def test_the_buttons_send_keys_and_f6_leads_to_them_and_back() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, door.server.address) as marek,
    ):
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        await marek.page.keyboard.type("ac")
        await marek.page.locator("[data-keys=left]").click()
        await marek.page.keyboard.type("b")
        await marek.sees("abc")
        await marek.page.keyboard.press("F6")
        assert await marek.page.evaluate("document.activeElement.dataset.keys") == "esc"
        await marek.page.keyboard.press("Tab")
        assert await marek.page.evaluate("document.activeElement.dataset.keys") == "tab"
        await marek.page.keyboard.press("F6")
        await marek.page.keyboard.type("!")
        await marek.sees("ab!c")
        before = door.hub.apps[0].size.width
        await marek.page.locator("[data-text='1']").click()
        await until(lambda: door.hub.apps[0].size.width < before, "larger letters")
        await marek.page.locator("[data-keys=ctrl-d]").click()
        await marek.is_told("You have left")


async def test_a_paste_of_a_megabyte_is_cut_and_the_page_lives_on() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, door.server.address) as marek,
    ):
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        await marek.page.evaluate(
            """() => {
                const data = new DataTransfer();
                data.setData("text/plain", "z".repeat(1_000_000));
                document.querySelector(".xterm-helper-textarea").dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
            }"""
        )
        member = door.hub.members["Marek"]
        await until(lambda: 60_000 < len(member.draft) <= 64 * 1024, "the paste, cut")


async def test_a_screen_reader_has_the_lines_as_text() -> None:
    async with (
        open_door() as door,
        chromium(**DESK) as context,
        visitor(context, door.server.address) as marek,
    ):
        await marek.page.locator("summary").click()
        await marek.page.locator("#reader").check()
        await marek.page.locator("#plain-signs").check()
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        assert door.hub.apps[0].has_class("-ascii")
        tree = marek.page.locator(".xterm-accessibility-tree")
        await tree.get_by_text("Welcome Marek").wait_for(timeout=10_000)


async def test_a_phone_gets_sixty_columns_and_the_page_does_not_scroll() -> None:
    async with (
        open_door() as door,
        chromium(**PHONE) as context,
        visitor(context, door.server.address) as marek,
    ):
        await marek.join("Marek")
        await marek.sees("Welcome Marek")
        assert 60 <= door.hub.apps[0].size.width < 72
        assert door.hub.apps[0].theme == "light"
        wide, high = await marek.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert (wide, high) == (390, 664)
        await marek.page.locator("[data-keys=tab]").tap()
        assert await marek.page.evaluate("document.activeElement.className") == (
            "xterm-helper-textarea"
        )


def test_a_missing_chromium_is_told_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/program")
    with pytest.raises(pytest.fail.Exception, match="apt install chromium"):
        chromium_path()
    assert "CHROMIUM=" in MISSING


async def test_a_pair_and_who_leads_hold_a_real_conversation(tmp_path: Path) -> None:
    async with (
        open_workshop(tmp_path) as there,
        chromium(**DESK) as context,
        visitor(context, f"{there.server.address}#lead-{there.code}") as ines,
        visitor(context, f"{there.server.address}#{there.code}") as sam,
        visitor(context, f"{there.server.address}#{there.code}") as noa,
    ):
        await ines.join("Ines", code=f"lead-{there.code}", pin=there.lead_pin)
        await ines.sees("Team day")
        for name, one in (("Sam", sam), ("Noa", noa)):
            await one.join(name, code=there.code, pin=there.pin)
            await one.sees(f"You are here as {name}")
            await one.press("Enter", sees="find your pair")
            await one.press("p", sees="word")
            await one.page.keyboard.type("blue")
            await one.page.keyboard.press("Enter")
        await sam.sees("You talk with Noa.")
        await noa.sees("You talk with Sam.")
        await ines.press("n", sees="Talk")
        for secret, one in (("sing more", sam), ("dive deep", noa)):
            await one.sees("Write.")
            await one.page.keyboard.type(secret)
            await one.sees(secret)
            await one.page.keyboard.press("Enter")
        assert "sing" not in await noa.text()
        assert "sing" not in await ines.text()

        cut(there.server)
        await sam.sees("You are here as Sam")
        await sam.press("Enter", sees="sing more")
        await noa.press("Enter", sees="dive deep")
        await sam.page.set_viewport_size({"width": 700, "height": 520})

        for one in (sam, noa):
            await one.page.keyboard.press("Control+d")
        for key, one in (("s", sam), ("n", noa)):
            await one.sees("Still sealed.")
            await one.page.keyboard.press(key)
        for one in (sam, noa):
            await one.sees("Enter opens the next note.")
        await sam.press("Enter", sees="opened 1 of 2")
        await sam.press("Enter", sees="opened 2 of 2")
        for one in (sam, noa):
            await one.sees("sing more")
            await one.sees("dive deep")
        assert "sing" not in await ines.text()
