"""The project's own files as the rules of the house see them."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("dashboard", "data_access", "layouts", "callbacks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Everything that belongs to the project: what git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(sorted(path for path in paths if path.exists()))


def modules(*rooms: str) -> list[Path]:
    """The Python files of some rooms; `app.py` is a room of its own."""
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in rooms]


def own_modules() -> list[Path]:
    """What we wrote by hand and runs in production: migrations are generated, tests have their own manners."""
    return [path for path in modules(*ROOMS, "app.py") if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def public_functions(path: Path) -> Iterator[Function]:
    """Those of the module itself and of its public classes."""
    for node in tree(path).body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (one for one in inside if isinstance(one, Function) and not one.name.startswith("_"))


def docstrings(path: Path) -> set[ast.expr]:
    """The constants that are documentation, attribute descriptions included: strings standing as statements."""
    return {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}


def refuse(found: Iterable[str], advice: str) -> None:
    """Fail with what was found and what to do about it."""
    found = list(found)
    assert not found, f"{advice}\n  " + "\n  ".join(found)
