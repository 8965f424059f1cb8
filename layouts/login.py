"""The sign-in page: a plain form, so that no bundle is needed before somebody is signed in."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from dashboard.language import LANGUAGES, Language
from layouts.document import theme_attribute
from layouts.links import returning

Refusal = Literal["wrong", "wait"]


def page(
    language: Language,
    *,
    asset: Callable[[str], str],
    next_address: str = "/",
    username: str = "",
    refusal: Refusal | None = None,
    theme: str | None = None,
    demonstration: Sequence[tuple[str, str]] = (),
) -> str:
    """`asset` gives the address of a file in assets/; `username` is what was typed before a refusal.

    `demonstration` holds (user name, role) of the made-up users, whose password is `demo`.
    """
    return _template().render(
        language=language,
        others=[
            (code, returning(f"/language/{code}", returning("/login", next_address)))
            for code in LANGUAGES
            if code != language.code
        ],
        asset=asset,
        next_address=next_address,
        username=username,
        refusal=refusal,
        theme=theme_attribute(theme),
        demonstration=demonstration,
    )


@cache
def _template() -> Template:
    """A text that is missing fails loudly, and everything written into the page is escaped."""
    folder = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("login.html")
