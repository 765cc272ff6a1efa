"""``duologue --version``."""

from tui.cli.codes import DONE
from tui.cli.printing import say


def version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("duologue")
    except PackageNotFoundError:
        return "(not installed)"


def print_version() -> int:
    """Print the program's name and version."""
    say(f"duologue {version()}")
    return DONE
