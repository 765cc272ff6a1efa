"""The layers: tui -> store -> flows, and a core without disk, clock, chance or terminal."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = sorted((ROOT / "flows").rglob("*.py"))

IMPURE_MODULES = frozenset(
    [
        "asyncio",
        "concurrent",
        "glob",
        "io",
        "logging",
        "multiprocessing",
        "os",
        "pathlib",
        "random",
        "secrets",
        "select",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "uuid",
    ]
)
"""Standard modules that reach disk, clock, chance, other processes or the machine."""

IMPURE_CALLS = frozenset(["open", "input", "print", "breakpoint", "exec", "eval", "compile"])
IMPURE_METHODS = frozenset(["now", "today", "utcnow", "fromtimestamp", "localtime"])
"""Ways of `datetime` and `date` to read the clock or the machine's time zone."""


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield the full names of modules that a source imports, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def impurities(source: str) -> Iterator[str]:
    """Yield one sentence for each thing in a source that the core must not do."""
    tree = ast.parse(source)
    for name in imports(tree):
        top = name.partition(".")[0]
        if top in IMPURE_MODULES:
            yield f"imports {name}"
        elif top not in sys.stdlib_module_names and top not in {"flows", "yaml"}:
            yield f"imports {name}, which is neither standard nor PyYAML"
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            yield f"line {node.lineno} calls {node.func.id}()"
        if isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr in IMPURE_METHODS and owner.split(".")[-1] in {"datetime", "date"}:
                yield f"line {node.lineno} calls {owner}.{node.func.attr}()"
            if owner == "yaml" and node.func.attr not in {"compose", "parse"}:
                yield f"line {node.lineno} calls yaml.{node.func.attr}()"


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_is_pure(path: Path) -> None:
    assert list(impurities(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import os.path",
        "def f():\n    from time import sleep",
        "import random",
        "import textual.app",
        "open('x')",
        "import datetime\ndatetime.datetime.now()",
        "from datetime import date\ndate.today()",
        "import yaml\nyaml.safe_load('')",
    ],
)
def test_the_purity_check_finds_each_fault(source: str) -> None:
    assert list(impurities(source))


def test_the_purity_check_lets_values_pass() -> None:
    source = "from datetime import date\nimport yaml\nyaml.compose('a')\ndate.fromisoformat('x')"
    assert list(impurities(source)) == []


def test_import_contracts_hold() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--config", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


FOREIGN = {
    "flows": "store tui tinydb cryptography platformdirs textual rich questionary prompt_toolkit",
    "store": "tui textual rich questionary prompt_toolkit",
    "tui": "questionary prompt_toolkit",
}
"""Modules that a fresh interpreter must not hold after importing a whole package.

For tui it is the package alone: heavy parts are imported when first used.
"""


@pytest.mark.parametrize("package", FOREIGN)
def test_a_fresh_interpreter_imports_no_higher_layer(package: str) -> None:
    program = f"""
import importlib, pkgutil, sys
package = importlib.import_module({package!r})
if {package!r} != "tui":
    for module in pkgutil.walk_packages(package.__path__, {package + "."!r}):
        importlib.import_module(module.name)
print(*{{name.partition(".")[0] for name in sys.modules}})
"""
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(FOREIGN[package].split()) & set(loaded.stdout.split()) == set()


def test_only_the_composition_root_imports_the_app() -> None:
    """Everything else in tui is handed what it needs, so that it can be tested alone."""
    roots = {"tui/__main__.py", "tui/cli.py", "tui/root.py"}
    importers = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tui").rglob("*.py")
        if "tui.app" in imports(ast.parse(path.read_text("utf-8")))
    }
    assert importers <= roots


@pytest.mark.parametrize("part", ["widgets", "modals"])
def test_widgets_and_modals_import_no_screens(part: str) -> None:
    above = ("tui.screens", "tui.pages", "tui.app", "tui.cli", "tui.root")
    for path in (ROOT / "tui" / part).rglob("*.py"):
        names = set(imports(ast.parse(path.read_text("utf-8"))))
        assert not {name for name in names if name.startswith(above)}, path


def test_no_source_file_outgrows_a_reader() -> None:
    """Above 400 lines a file is split; only data may be longer."""
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("flows", "store", "tui", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}
