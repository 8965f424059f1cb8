"""Pages for whoever is not inside yet: plain forms on one sheet, which need neither a bundle nor a script."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.language import LANGUAGES, Language
from layouts.document import theme_attribute
from layouts.links import returning


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every such page needs. `asset` gives the address of a file in assets/.

    `address` is the page's own, to come back to in another language; `theme` the cookie's value.
    """

    language: Language
    asset: Callable[[str], str]
    address: str
    theme: str | None = None
    made_up: bool = False


def rendered(template: str, sheet: Sheet, **values: Any) -> str:
    """`template` is the name of a file beside this one that fills in the blocks of plain.html."""
    others = [code for code in LANGUAGES if code != sheet.language.code]
    return (
        _templates()
        .get_template(f"{template}.html")
        .render(
            language=sheet.language,
            text=sheet.language.text,
            others=[(code, returning(f"/language/{code}", sheet.address)) for code in others],
            asset=sheet.asset,
            theme=theme_attribute(sheet.theme),
            made_up=sheet.made_up,
            **values,
        )
    )


@cache
def _templates() -> Environment:
    """A text that is missing fails loudly, and everything written into the page is escaped."""
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
