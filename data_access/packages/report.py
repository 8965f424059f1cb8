"""What is wrong with a package: every problem with its place and a plain reason in Danish and English."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

from data_access.packages import limits
from data_access.packages.reasons import reason, shown


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` is 1-based as a person sees it in a spreadsheet, headings included; None where a place does not apply."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason_da: str
    reason_en: str

    def reason(self, language: str) -> str:
        return self.reason_da if language == "da" else self.reason_en


class Sliceable(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, part: slice, /) -> Self: ...


Errors = TypeVar("Errors", bound=Sliceable)


class Refused(Exception):
    """The package is not taken in. `more` counts the errors beyond those listed."""

    def __init__(self, problems: Sequence[Problem], more: int = 0, notices: Sequence[Problem] = ()) -> None:
        super().__init__(f"{len(problems) + more} errors in the package")
        self.problems = tuple(problems)
        self.more = more
        self.notices = tuple(notices)

    def as_text(self, language: str) -> str:
        lines = [as_text(self.problems, language)]
        if self.more:
            lines.append(reason("and_more", language, count=self.more))
        return "\n".join(lines)


class Report:
    """Gathers what is found while a package is read."""

    def __init__(self) -> None:
        self.errors: list[Problem] = []
        self.notices: list[Problem] = []
        self.more = 0

    @property
    def room(self) -> int:
        return max(0, limits.LISTED_PROBLEMS - len(self.errors))

    @property
    def count(self) -> int:
        return len(self.errors) + self.more

    def error(
        self, key: str, file: str, row: int | None = None, column: object = None, value: object = None, **fields: object
    ) -> None:
        self.tell(_problem(key, file, row, column, value, fields))

    def tell(self, problem: Problem) -> None:
        """An error whose reason is already in words."""
        if self.room:
            self.errors.append(problem)
        else:
            self.more += 1

    def listed(self, found: Errors) -> Errors:
        """As many of the errors found as there is room for; the rest is only counted."""
        room = self.room
        self.more += max(0, len(found) - room)
        return found[:room]

    def notice(
        self, key: str, file: str, row: int | None = None, column: object = None, value: object = None, **fields: object
    ) -> None:
        if len(self.notices) < limits.LISTED_PROBLEMS:
            self.notices.append(_problem(key, file, row, column, value, fields))

    def refusal(self) -> Refused:
        return Refused(self.errors, self.more, self.notices)

    def raise_if_refused(self) -> None:
        if self.errors:
            raise self.refusal()


def _problem(key: str, file: str, row: int | None, column: object, value: object, fields: dict[str, object]) -> Problem:
    in_danish, in_english = (reason(key, language, **fields) for language in ("da", "en"))
    return Problem(
        file=shown(file, "en"),
        row=row,
        column=None if column is None else shown(column, "en").strip(),
        value=None if value is None else shown(value, "en"),
        reason_da=in_danish,
        reason_en=in_english,
    )


def as_text(problems: Iterable[Problem], language: str) -> str:
    """One line for each problem: where it is, what stands there and why that will not do."""
    return "\n".join(_line(problem, language) for problem in problems)


def _line(problem: Problem, language: str) -> str:
    place = [problem.file]
    if problem.row is not None:
        place.append(f"{reason('word_row', language)} {problem.row}")
    if problem.column is not None:
        place.append(f"{reason('word_column', language)} {problem.column}")
    if problem.value is not None:
        place.append(f'{reason("word_value", language)} "{problem.value}"')
    return f"{', '.join(place)}: {problem.reason(language)}"
