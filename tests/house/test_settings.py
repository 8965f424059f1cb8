"""Settings come from one place, and whoever runs the dashboard can read about each of them."""

import ast
import re

from tests.house import source

SETTINGS = source.ROOT / "dashboard" / "settings.py"
SETTING = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_?")


def test_every_setting_is_documented() -> None:
    strings = (node.value for node in ast.walk(source.tree(SETTINGS)) if isinstance(node, ast.Constant))
    settings = {text for text in strings if isinstance(text, str) and SETTING.fullmatch(text) and len(text) > 3}
    assert {"DATA_DIR", "DATABASE_URL"} <= settings, "dashboard/settings.py no longer reads the settings by their names"
    readme = (source.ROOT / "README.md").read_text(encoding="utf-8")
    source.refuse(sorted(name for name in settings if f"`{name}" not in readme), "Explain these settings in README.md:")


def test_only_the_settings_read_the_environment() -> None:
    found = [
        f"{source.name(path)}:{node.lineno}"
        for path in source.own_modules()
        if path != SETTINGS
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Subscript | ast.Attribute) and _reads_a_variable(node)
    ]
    source.refuse(found, "Read it in dashboard/settings.py and take it as an argument.")


def _reads_a_variable(node: ast.Subscript | ast.Attribute) -> bool:
    """Handing the whole environment on to a process of one's own is no reading."""
    if isinstance(node, ast.Attribute) and node.attr not in ("get", "getenv", "setdefault"):
        return False
    return ast.unparse(node) == "os.getenv" or ast.unparse(node.value) == "os.environ"
