"""What the tests with the real client share: one server process for all of them."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal, environment
from tests.ssh.fakes import CODE

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def door_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the private key of somebody who may lead."""
    if shutil.which("ssh") is None:
        pytest.skip("there is no OpenSSH client on this machine, and these tests are about it")
    key = tmp_path_factory.mktemp("ssh") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    return key


@pytest.fixture(scope="session")
def port(door_key: Path) -> Iterator[str]:
    """Return the port of a server for the whole run."""
    command = [sys.executable, "-m", "tests.ssh.front_process", "50", f"{door_key}.pub"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate(timeout=20)


@pytest.fixture
def ssh(port: str, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Return a function that calls with the real client on a terminal of its own."""
    with ExitStack() as running:

        def call(
            *arguments: str,
            user: str = CODE,
            program: str = "ssh",
            rows: int = 24,
            cols: int = 80,
            env: Mapping[str, str] | None = None,
            to: str = port,
        ) -> Terminal:
            at = "-p" if program == "ssh" else "-P"
            options = [
                f"UserKnownHostsFile={tmp_path / 'known'}",
                "StrictHostKeyChecking=accept-new",
                "LogLevel=INFO",
                "IdentityAgent=none",
                "IdentitiesOnly=yes",
                "IdentityFile=none",
                "SendEnv=NO_COLOR COLORTERM LANG",
            ]
            argv = [program, "-F", "none", at, to, *[x for o in options for x in ("-o", o)]]
            if program == "ssh":
                argv += ["-l", user, "127.0.0.1", *arguments]
            else:
                argv += list(arguments)
            variables = environment(tmp_path / "home") | dict(env or {})
            terminal = Terminal(argv, rows, cols, variables, tmp_path, strict=False)
            return running.enter_context(terminal)

        yield call


@pytest.fixture
def wait() -> Callable[..., None]:
    """Return a function that waits until a condition holds."""

    def until(holds: Callable[[], object], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.05)

    return until
