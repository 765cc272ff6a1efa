"""Pack the bundled flows, so that loading one needs no reading: python -m tests.packing.

Run it after a change to a bundled flow, or to what flows are made of; a test says when.
"""

from __future__ import annotations

from pathlib import Path

import flows
from flows.reader import read_flow
from flows.reader.packed import pack

LIBRARY = Path(flows.__file__).parent / "library"


def packed() -> dict[Path, str]:
    """Each file that comes with the bundled flows, and what has to stand in it."""
    paths = {path.name.removesuffix(".flow.yaml"): path for path in LIBRARY.glob("*.flow.yaml")}
    texts = {name: path.read_text("utf-8") for name, path in paths.items()}
    return {
        path.with_suffix(".json"): pack(read_flow(texts[name], path.name, texts.get))
        for name, path in sorted(paths.items())
    }


def main() -> None:
    """Write all files, and delete those of flows that are gone."""
    wanted = packed()
    for path in set(LIBRARY.glob("*.flow.json")) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
