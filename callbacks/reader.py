"""Who is asking: the signed-in account, what it may see and which language it reads."""

from dataclasses import dataclass

from flask import Request

from dashboard.access import Scope
from dashboard.language import LANGUAGES, Language
from dashboard.moments import today
from dashboard.said import Said
from data_access import accounts, grants
from data_access.engine import Engine, reading

LANGUAGE_COOKIE, THEME_COOKIE = "language", "theme"


@dataclass(frozen=True, slots=True)
class Reader:
    """One signed-in person, as of this request; nothing about them is kept in the process."""

    name: str
    scope: Scope
    language: Language
    said: Said | None = None  # what this page is to tell them once


def reader(engine: Engine, account: int, language: Language) -> Reader | None:
    """None for an account that is gone or disabled: a change works at the next request."""
    with reading(engine) as store:
        name = accounts.name_of(store, account)
        return None if name is None else Reader(name, grants.scope_of(store, account, today()), language)


def language_of(request: Request, usual: str) -> Language:
    """The cookie's language, or the installation's."""
    return LANGUAGES.get(request.cookies.get(LANGUAGE_COOKIE, usual)) or LANGUAGES["da"]
