"""How large things may grow before they must be divided, and how they are named and described."""

import ast
import re

from tests.house import source

LONGEST_FILE, LONGEST_FUNCTION = 250, 40
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?)(_|$)", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def test_a_file_has_one_subject() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source.own_modules()}
    found = [f"{source.name(path)}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_FILE]
    source.refuse(found, f"More than {LONGEST_FILE} lines hold more than one subject: divide the file by subject.")


def test_a_function_does_one_thing() -> None:
    found = [
        f"{source.name(path)}:{function.lineno} {function.name}: {lines} lines"
        for path in source.own_modules()
        for function in source.functions(path)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    source.refuse(
        found, f"More than {LONGEST_FUNCTION} lines do more than one thing: give the steps names of their own."
    )


def test_a_module_says_what_it_is_for() -> None:
    found = [source.name(path) for path in source.own_modules() if not ast.get_docstring(source.tree(path))]
    source.refuse(found, "Begin the module with one sentence that says what it is for:")


def test_names_say_something() -> None:
    modules = [*source.own_modules(), *source.modules("tests")]
    parts = {part for path in modules for part in path.relative_to(source.ROOT).with_suffix("").parts}
    defined = {
        CAMEL.sub("_", node.name)
        for path in modules
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    found = sorted(word for word in parts | defined if EMPTY_NAMES.search(word))
    source.refuse(found, "These names say nothing of what is inside: name the thing by its subject.")


def test_public_functions_say_what_they_take_and_give() -> None:
    found = [
        f"{source.name(path)}:{function.lineno} {function.name}"
        for path in source.own_modules()
        for function in source.public_functions(path)
        if not function.returns or any(not one.annotation for one in _parameters(function))
    ]
    source.refuse(found, "Annotate every parameter and the return value:")


def _parameters(function: source.Function) -> list[ast.arg]:
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [one for one in named if one and one.arg not in ("self", "cls") and not one.arg.startswith("_")]


def test_nothing_is_left_for_later() -> None:
    # Put together here, so that the rule does not find itself.
    words = re.compile("|".join((r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", "raise NotImplemented" + "Error")))
    found = [
        f"{source.name(path)}:{number} {line.strip()[:80]}"
        for path in [*source.own_modules(), *source.modules("tests")]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    source.refuse(found, "Do it now, or write it down as an issue; code that is not there yet is not in the code.")
