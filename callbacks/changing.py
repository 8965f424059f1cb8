"""One change that a sent form asks for: done and logged together, or refused with what was typed kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import request

from callbacks.fields import LONGEST, Refused
from callbacks.said import Answer
from callbacks.view import Store
from dashboard.logged import Entry
from dashboard.said import Said
from data_access import audit_log
from data_access.accounts import NameRefused, NameTaken
from data_access.administrators import LastAdministrator
from data_access.engine import Connection, writing

KEPT = frozenset({"name", "role", "site", "start", "end"})


@dataclass(frozen=True, slots=True)
class Change:
    """What was done: what the reader is told, and what the log is; neither where somebody else has done it before."""

    said: Said | None
    entries: list[Entry] = field(default_factory=list)
    address: str | None = None  # where it is told, if elsewhere


def change(
    store: Store, address: str, form: str, fields: Mapping[str, str], do: Callable[[Connection], Change]
) -> Answer:
    """`form` names the form on the page at `address`, so that only that one is filled in again."""
    try:
        with writing(store.engine) as connection:
            done = do(connection)
            audit_log.append(connection, done.entries)
        return Answer(done.address or address, done.said)
    except Refused as refused:
        return Answer(address, _refusal(refused.key, form, fields, **refused.values))
    except NameRefused as refused:
        return Answer(address, _refusal(str(refused), form, fields))
    except NameTaken:
        return Answer(address, _refusal("account_name.taken", form, fields))
    except LastAdministrator:
        return Answer(address, _refusal("administration.refused.last", form, fields))


def invitation_address(token: str) -> str:
    return f"{request.host_url}invitation/{token}"


def _refusal(key: str, form: str, fields: Mapping[str, str], **values: str) -> Said:
    """Only so much is kept as the fields could have held."""
    kept = {name: value[:LONGEST] for name, value in fields.items() if name in KEPT or name.startswith("unit-")}
    return Said(key, values, refused=True, kept=kept | {"form": form})
