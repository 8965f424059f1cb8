"""The minutes of a meeting: what the worksheet held when it ended, and what was written about the meeting itself."""

from dataclasses import dataclass

from dashboard.meeting import Meeting, agenda
from dashboard.worksheet.finding import Finding
from dashboard.worksheet.sheet import Sheet
from dashboard.worksheet.written import Written


@dataclass(frozen=True, slots=True)
class Minutes:
    """`findings` are those that the reader may open."""

    meeting: Meeting
    sheet: Sheet
    written: Written
    findings: tuple[Finding, ...] = ()

    def text(self, address: str) -> str:
        return self.written.text(address).strip()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has written anything in any step."""
        steps = agenda().steps
        texts = (self.text(one) for step in steps for one in step.addresses(self.meeting.row))
        return not any(texts) and not any(self.written.rows(section) for step in steps for section in step.rows)
