"""What stands in a field, as it is read rather than kept."""

from datetime import date

from dashboard.language import Language
from dashboard.worksheet.form import Field, Kind


def value(field: Field, text: str, language: Language) -> str:
    """A date as dates are written, a choice by its name, and whatever was typed as it was typed."""
    if field.kind is Kind.CHOICE and text:
        return language.text(f"worksheet.choice.{field.section}.{field.key}.{text}")
    return language.date(date.fromisoformat(text)) if field.kind is Kind.DATE and text else text
