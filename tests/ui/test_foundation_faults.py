"""What an app does with a fault: one sentence, places without words, and no fault while it goes."""

import asyncio
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.css.query import NoMatches
from textual.events import Key
from textual.worker import WorkerFailed

from tui import crash
from tui.base_app import BaseApp


class Fails(BaseApp):
    """Fails with an answer in the message and in a local."""

    def on_key(self) -> None:
        """Fail."""
        answer = "the silence after a no"
        raise ValueError(answer)


async def test_a_fault_leaves_one_sentence_and_places_without_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stderr__", sys.stderr)
    log = tmp_path / "faults.log"
    app = Fails(log=log)
    with pytest.raises(ValueError, match="silence"):
        async with app.run_test() as pilot:
            await pilot.press("x")
    said = capfd.readouterr().err
    assert str(log) in said
    assert said.count("\n") == 1
    assert "Traceback" not in said
    kept = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in kept
    assert "on_key" in kept
    assert "silence" not in said + kept
    assert log.stat().st_mode & 0o077 == 0


class Looks(BaseApp):
    """Looks for a part that is not there, in a handler or in a worker."""

    def __init__(self) -> None:
        super().__init__()
        self.looked = asyncio.Event()

    async def look(self, *, leaving: bool) -> None:
        """Look; after the end was asked for, or before."""
        if leaving:
            self.exit()
        self.looked.set()
        self.query_one("#gone")

    async def on_key(self, event: Key) -> None:
        """Look, as a handler."""
        await self.look(leaving=event.key == "e")


@pytest.mark.parametrize("leaving", [True, False])
@pytest.mark.parametrize("worker", [True, False])
async def test_what_is_missing_is_a_fault_unless_the_app_goes(
    worker: bool, leaving: bool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stderr__", sys.stderr)
    app = Looks()
    raised = nullcontext() if leaving else pytest.raises((WorkerFailed, NoMatches))
    with raised:
        async with app.run_test():
            if worker:
                app.run_worker(app.look(leaving=leaving))
            else:
                app.post_message(Key("e" if leaving else "x", None))
            await app.looked.wait()
    assert app.is_going
    assert ("fault" in capfd.readouterr().err) is not leaving


def test_a_fault_without_a_log_still_has_its_sentence(tmp_path: Path) -> None:
    assert not crash.keep(ValueError(), tmp_path / "none" / "x.log")
    assert crash.sentence(None).endswith("is kept.")
    try:
        try:
            raise KeyError("secret")  # noqa: TRY301
        except KeyError as error:
            raise OSError("secret") from error
    except OSError as error:
        described = crash.describe(error)
    assert "builtins.KeyError" in described
    assert "secret" not in described.replace("raise", "")
