"""The third lock: nobody asks the store anything without saying who asks."""

from pathlib import Path

from tests.house import source


def test_there_are_questions() -> None:
    assert list(_questions()), "data_access/questions/ holds no public function; has the room been renamed?"


def test_every_question_takes_the_readers_scope_first() -> None:
    found = [
        f"{source.name(path)}:{function.lineno} {function.name}"
        for path, function in _questions()
        if not (arguments := [*function.args.posonlyargs, *function.args.args]) or arguments[0].arg != "scope"
    ]
    source.refuse(
        found, "Make `scope: Scope` the first parameter and refuse units outside it; see data_access/questions/."
    )


def _questions() -> list[tuple[Path, source.Function]]:
    return [
        (path, function)
        for path in source.modules("data_access")
        if source.ROOT / "data_access" / "questions" in path.parents
        for function in source.public_functions(path)
    ]
