"""Everything the gate may say has words in every language."""

import ast

from dashboard.language import LANGUAGES
from tests.house import source

GATE = source.ROOT / "dashboard" / "gate"


def reasons() -> set[str]:
    """Every string under dashboard/gate that names a reason in some language."""
    strings = {
        node.value
        for path in GATE.glob("*.py")
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    known = {
        text for language in LANGUAGES.values() for text in strings if language.has(f"command.audit.reason.{text}")
    }
    return known | {text for path in GATE.glob("*.py") for text in given(source.tree(path)) if text}


def given(tree: ast.AST) -> set[str]:
    """Strings handed to a finding, or put where one is made."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Finding"]
    return {part.value for call in calls for part in call.args[4:] if isinstance(part, ast.Constant)}


def test_every_reason_has_words_in_every_language() -> None:
    assert len(reasons()) > 15
    missing = [
        f"command.audit.reason.{reason} in {code}"
        for code, language in LANGUAGES.items()
        for reason in sorted(reasons())
        if not language.has(f"command.audit.reason.{reason}")
    ]
    source.refuse(missing, "Write these texts, so that nobody reads a key:")
