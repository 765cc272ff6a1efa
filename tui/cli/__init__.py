"""The command line: ``duologue …``.

``main`` is the one way in. Whatever goes wrong ends as one sentence on stderr and an exit code,
never as a traceback. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui.cli.codes import CANNOT, DONE, INTERRUPTED, TERMINATED
from tui.cli.endings import Terminated, polite_endings
from tui.cli.printing import Unprintable, complain, flush, prepare
from tui.cli.trouble import Cannot, Trouble


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that ``argv`` (else the process's arguments) asks for; give the exit code."""
    prepare()
    with polite_endings():
        code = _guarded(list(sys.argv[1:] if argv is None else argv))
    return code if flush() else max(code, CANNOT)


def _guarded(argv: list[str]) -> int:
    """Run a command and turn everything that can end it into an exit code."""
    try:
        return _run(argv)
    except Trouble as trouble:
        complain(str(trouble))
        return trouble.code
    except KeyboardInterrupt:
        complain("Stopped. What was kept is kept.")
        return INTERRUPTED
    except Terminated:
        return TERMINATED
    except BrokenPipeError:
        return DONE  # whoever reads has seen enough
    except Unprintable as error:
        complain(str(error))
        return CANNOT
    except SystemExit as ended:  # argparse, after --help
        return ended.code if isinstance(ended.code, int) else DONE
    except Exception as error:  # noqa: BLE001 - the last resort: no traceback may quote answers
        return _fault(error, argv)


def _run(argv: list[str]) -> int:
    """Find the command and run it; what the store says no to becomes a :class:`Cannot`."""
    from tui.cli.parser import understand

    command, options = understand(argv)
    if options.version:
        from tui.cli.version import print_version

        return print_version()
    from store import StoreError

    try:
        return command.load().run(options)
    except StoreError as error:
        from tui.cli.restoring import with_advice

        raise Cannot(with_advice(error)) from error


def _fault(error: Exception, argv: list[str]) -> int:
    """Keep the place of a fault of the program in the home's log, and say so."""
    import os

    from store import home_path
    from tui import crash
    from tui.cli.parser import home_argument

    log = home_path(home_argument(argv), os.environ) / "duologue.log"
    complain(crash.sentence(log if crash.keep(error, log) else None))
    return CANNOT
