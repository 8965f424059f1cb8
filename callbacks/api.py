"""The JSON API for other programs: the same cells through the same gate as the pages (design.md section 9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, abort, jsonify, request
from flask_login import current_user
from werkzeug.exceptions import NotFound

from callbacks.reader import language_of, reader
from callbacks.view import Store
from dashboard.access import Scope
from dashboard.language import Language
from dashboard.logged import Event
from dashboard.selection import is_key
from data_access.catalogue import Catalogue, Round
from data_access.engine import Connection
from data_access.questions import detail_table, table, units
from data_access.questions.change import changes
from data_access.questions.indicators import table as indicators
from data_access.questions.units import Trail

PREFIX = "/api/v1"


@dataclass(frozen=True)
class Asked:
    """One request: who asks, and what it may be answered from."""

    scope: Scope
    store: Connection
    catalogue: Catalogue
    language: Language

    def round(self, key: str | None) -> Round:
        return self.catalogue.round(key) or abort(404)

    def trail(self, unit: int, round_: Round) -> Trail:
        """The way to the unit; 404 for one that is unknown or not theirs."""
        return units.trails(self.scope, self.store, unit).get(round_.id) or abort(404)


def mount(server: Flask, store: Store, usual_language: str) -> None:
    """Addresses under the prefix that mean nothing are missing, not pages."""
    server.add_url_rule("/api/<path:rest>", "api", lambda rest: abort(404))
    for name in ANSWERS:
        server.add_url_rule(f"{PREFIX}/{name}", f"api_{name}", _route(store, usual_language, name))


def _route(store: Store, usual_language: str, name: str) -> Callable[[], Response]:
    known, answer = ANSWERS[name]

    def respond() -> Response:
        who = reader(store.engine, int(current_user.get_id()), language_of(request, usual_language)) or abort(401)
        try:
            if not set(request.args) <= set(known):
                abort(404)
            with store.asked() as (connection, catalogue):
                found = jsonify(answer(Asked(who.scope, connection, catalogue, who.language)))
        except NotFound:
            store.log.denied(who.name, _claimed_unit(), view=f"api/{name}", **_claimed_keys())
            raise
        if name in RESULTS:
            store.log.soon(Event.READ, who.name, _claimed_unit(), view=f"api/{name}", **_claimed_keys())
        return found

    return respond


def _claimed_unit() -> int | None:
    unit = request.args.get("unit", "")
    return int(unit) if _is_number(unit) else None


def _claimed_keys() -> dict[str, str]:
    """What was asked for, as far as it could be anything: the log keeps nothing that a browser made up."""
    asked = {name: request.args.get(name, "") for name in ("round", "form", "split", "from", "to", "children", "items")}
    return {name: key for name, key in asked.items() if is_key(key)}


def _rounds(asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            "round": r.key,
            "name": asked.language.name(r.name),
            "opened": r.opened.isoformat(),
            "closed": r.closed.isoformat(),
        }
        for r in asked.catalogue.rounds
    ]


def _units(asked: Asked) -> list[dict[str, Any]]:
    """The units of a round that the reader may open; a parent that may not be opened is still named by its number."""
    round_ = asked.round(request.args.get("round"))
    found = units.all_of_round(asked.scope, asked.store, round_.id)
    return [
        {"unit": t[-1].unit, "code": t[-1].code, "kind": t[-1].kind, "name": t[-1].name, "parent": _parent(t)}
        for t in found
    ]


def _forms(asked: Asked) -> list[dict[str, Any]]:
    forms = {form.key: form for round_ in asked.catalogue.rounds for form in asked.catalogue.forms.get(round_.id, ())}
    return [
        {"form": form.key, "informant": form.informant, "subject": form.subject, "name": asked.language.name(form.name)}
        for form in forms.values()
    ]


def _factors(asked: Asked) -> list[dict[str, Any]]:
    catalogue = asked.catalogue
    form_keys = {form.id: form.key for forms in catalogue.forms.values() for form in forms}
    newest = {factor.id: factor for round_ in catalogue.rounds for factor in catalogue.factors.get(round_.id, ())}
    return [
        {
            "factor": factor.key,
            "form": form_keys[factor.form],
            "name": asked.language.name(factor.name),
            "construct": factor.construct,
            "turned": factor.turned,
            "local": factor.local,
        }
        for factor in newest.values()
    ]


def _cells(asked: Asked) -> list[Any]:
    """With `items=1` the shares of answers and a row for every question too."""
    round_ = asked.round(request.args.get("round"))
    unit = request.args.get("unit")
    trails = None if unit is None else [asked.trail(_number(unit), round_)]
    if trails and request.args.get("children") == "1":
        trails += units.children(asked.scope, asked.store, round_.id, trails[0])
    rows_of = detail_table.rows if request.args.get("items") == "1" else table.rows
    rows = rows_of(asked.scope, asked.store, asked.catalogue, round_, trails)
    return [row for row in rows if _is_asked(row, "form") and _is_asked(row, "split")]


def _change(asked: Asked) -> Iterable[Any]:
    before, now = asked.round(request.args.get("from") or abort(404)), asked.round(request.args.get("to"))
    unit = _number(request.args.get("unit") or abort(404))
    found = changes(asked.scope, asked.store, asked.catalogue, unit, before, now)
    if found is None:
        abort(404)
    return [row for row in found if _is_asked(row, "form")]


def _indicators(asked: Asked) -> list[Any]:
    """0 is the whole country."""
    unit = request.args.get("unit")
    found = indicators.rows(asked.scope, asked.store, asked.catalogue, None if unit is None else _number(unit))
    return abort(404) if found is None else list(found)


ANSWERS: dict[str, tuple[tuple[str, ...], Callable[[Asked], Any]]] = {
    "rounds": ((), _rounds),
    "units": (("round",), _units),
    "forms": ((), _forms),
    "factors": ((), _factors),
    "cells": (("round", "unit", "form", "split", "children", "items"), _cells),
    "change": (("unit", "form", "from", "to"), _change),
    "indicators": (("unit",), _indicators),
}
RESULTS = frozenset({"cells", "change", "indicators"})


def _is_asked(row: Any, argument: str) -> bool:
    return request.args.get(argument) in (None, row[argument])


def _number(text: str) -> int:
    return int(text) if _is_number(text) else abort(404)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _parent(trail: Trail) -> int | None:
    return trail[-2].unit if len(trail) > 1 else None
