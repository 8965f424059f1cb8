"""Worksheets made from the few fields that matter to a test."""

from datetime import datetime
from typing import Any

from dashboard.mapping import Name
from dashboard.plc import Access, Plc, Visibility
from dashboard.worksheet.sheet import Sheet, Status, Topic
from tests.layouts.values import ROUNDS, SCHOOL

TEAM = Plc(5, "PLF Mellemtrin", 9, SCHOOL.unit)


def sheet(number: int, **own: Any) -> Sheet:
    usual: dict[str, Any] = {
        "plc": TEAM,
        "unit": SCHOOL,
        "round": ROUNDS[2],
        "template": "analysis",
        "status": Status.OPEN,
        "visibility": Visibility.TEAM,
        "access": Access.WRITE,
        "topics": (Topic(11, SCHOOL.unit, "pupil", "wellbeing", Name(da="Trivsel", en="Wellbeing"), turned=False),),
        "previous": None,
        "made": datetime(2019, 11, 4, 9, 30),
    }
    return Sheet(number=number, **(usual | own))
