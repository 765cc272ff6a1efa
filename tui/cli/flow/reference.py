"""Prints ``flows/REFERENCE.md``: ``python -m tui.cli.flow.reference > flows/REFERENCE.md``."""

from __future__ import annotations

from flows.authoring.reference import reference


def main() -> None:
    """Print the page."""
    print(reference(), end="")


if __name__ == "__main__":
    main()
