"""Says once for each indicator which levels and grades it does not have, however many rows have them."""

from dashboard.indicators.catalogue import Indicator
from dashboard.indicators.values import ALL
from data_access.indicators.files.places import Unit
from data_access.packages.report import Report


class ToldOnce:
    def __init__(self, file: str, report: Report) -> None:
        self._file, self._report = file, report
        self._told: set[tuple[str, str]] = set()

    def of_level(self, row: int, indicator: Indicator, unit: Unit | None) -> bool:
        """True where the indicator is not followed for units of that kind."""
        if unit is None or unit.kind in indicator.levels:
            return False
        fields = {"indicator": indicator.name.da, "level": unit.kind, "choices": indicator.levels}
        self._tell("level_not_followed", row, (indicator.key, unit.kind), unit.code, **fields)
        return True

    def of_grade(self, row: int, indicator: Indicator, grade: str | None) -> bool:
        if grade is None or grade in (ALL, *indicator.grades):
            return False
        fields = {"indicator": indicator.name.da, "choices": [ALL, *indicator.grades]}
        self._tell("grade_not_followed", row, (indicator.key, grade), grade, **fields)
        return True

    def _tell(self, reason: str, row: int, what: tuple[str, str], value: str, **fields: object) -> None:
        if what not in self._told:
            self._told.add(what)
            self._report.error(reason, self._file, row, None, value, **fields)
