"""``duologue screenshot``."""

from __future__ import annotations

import asyncio
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from tui.cli.codes import DONE
from tui.cli.printing import say
from tui.cli.trouble import Cannot, Misused, nearest

THEMES: Final = ("light", "dark", "high-contrast")
"""Themes that a picture may have; those of ``tui.themes``."""
_LEAST, _MOST = (20, 5), (300, 120)


def add(parser: ArgumentParser) -> None:
    """Add the arguments of ``screenshot``."""
    parser.add_argument("screen", metavar="SCREEN", nargs="?", help="see --list")
    parser.add_argument("--list", action="store_true", help="print all screens")
    parser.add_argument("--size", metavar="WxH", default="80x24", help="columns x rows")
    parser.add_argument("--theme", metavar="T", default="dark", help=", ".join(THEMES))
    parser.add_argument("-o", "--output", metavar="FILE", help="name.svg or name.png")


def run(options: Namespace) -> int:
    """Draw a screen, or list them."""
    from tui.fixtures.gallery import listed

    known = dict(listed())
    if options.list:
        wide = max(map(len, known))
        for name, about in known.items():
            say(f"{name:{wide}}  {about}")
        return DONE
    size, target = _size(options.size), _target(options.output)
    _check(options.theme, THEMES, "theme")
    if options.screen is None:
        raise Misused("Which screen? “duologue screenshot --list” prints all.")
    _check(options.screen, tuple(known), "screen")
    from tui.shots import PictureError

    try:
        drawn = asyncio.run(_draw(options, size, target))
        if target is None:
            say(drawn.rstrip("\n"))
        elif drawn:
            target.write_text(drawn, encoding="utf-8")
    except PictureError as error:
        raise Cannot(str(error)) from error
    except OSError as error:
        raise Cannot(f"{target} could not be written: {error.strerror}.") from error
    return DONE


async def _draw(options: Namespace, size: tuple[int, int], target: Path | None) -> str:
    """Put the screen up; return it as SVG, or empty when it was written as PNG."""
    from tui.fixtures.stage import staged
    from tui.shots import png, svg

    async with staged(
        options.screen, size=size, theme=options.theme, ascii_only=options.ascii
    ) as app:
        if target is not None and target.suffix.lower() == ".png":
            await png(app, target, scale=2)
            return ""
        return await svg(app)


def _check(word: str, known: tuple[str, ...], what: str) -> None:
    """Raise :class:`Misused` for a word that is not among those known."""
    if word not in known:
        near = nearest(word, known)
        hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(known)}."
        raise Misused(f"There is no {what} “{word}”. {hint}")


def _size(text: str) -> tuple[int, int]:
    """Columns and rows out of a text such as ``80x24``."""
    found = re.fullmatch(r"([0-9]{1,3})[x×]([0-9]{1,3})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (_LEAST[0] <= size[0] <= _MOST[0] and _LEAST[1] <= size[1] <= _MOST[1]):
        raise Misused(f"--size {text} is not columns x rows; write it as 80x24, up to 300x120.")
    return size


def _target(name: str | None) -> Path | None:
    """The file to write; ``None`` for stdout."""
    if name is None:
        return None
    if Path(name).suffix.lower() not in {".svg", ".png"}:
        raise Misused(f"-o {name}: the name should end with .svg or .png.")
    return Path(name)
