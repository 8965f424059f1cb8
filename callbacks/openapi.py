"""The description of the API for other programs, in their language: OpenAPI 3.1."""

from types import NoneType
from typing import Any, get_args, get_type_hints

from flask import Flask, Response, jsonify

from callbacks.api import ANSWERS, PREFIX
from data_access.questions.change import ChangeRow
from data_access.questions.detail_table import DetailRow
from data_access.questions.indicators.table import IndicatorRow
from data_access.questions.table import CellRow

Schema = dict[str, Any]

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NOTHING: Schema = {"type": ["string", "null"]}
_DAY: Schema = {"type": "string", "format": "date"}

# What cannot be read off the code: what each address is for, what each argument means, and the rows of the lists.
SUMMARIES = {
    "rounds": "The rounds of the programme, oldest first.",
    "units": "The units of a round that may be opened; `unit` is the number used in addresses.",
    "forms": "The forms that were ever used.",
    "factors": "The factors of all forms.",
    "cells": "One row for each declared factor cell of a round, hidden ones included. Numbers are null unless `status` "
    "is `shown`; `extreme` has a `bound` instead.",
    "change": "How a unit's factors have moved between two rounds.",
    "indicators": "The values of indicators by school year, hidden ones included; for readers outside a school or "
    "municipality only what is published. `value` is null unless `status` is `shown`; `extreme` has a `bound` instead.",
}
ARGUMENTS = {
    "round": "A round's key; without it the newest.",
    "unit": "A unit's number; without it every unit that may be opened.",
    "form": "Only rows of this form.",
    "split": "Only rows of this split: `all`, or such as `gender=girl`.",
    "children": "1: the units right below it too.",
    "items": "1: shares of answers in three bands with every factor, and a row for each of its questions.",
    "from": "The key of the earlier round.",
    "to": "The key of the later round; without it the newest.",
}
REQUIRED = {"change": ("unit", "from")}
FLAGS = ("children", "items")  # 1, or left out
NUMBERS = ("unit",)  # arguments that are whole numbers; all others are text
LISTS: dict[str, dict[str, Schema]] = {
    "rounds": {"round": _TEXT, "name": _TEXT, "opened": _DAY, "closed": _DAY},
    "units": {
        "unit": {"type": "integer"},
        "code": _TEXT,
        "kind": _TEXT,
        "name": _TEXT,
        "parent": {"type": ["integer", "null"]},
    },
    "forms": {"form": _TEXT, "informant": _TEXT, "subject": _TEXT, "name": _TEXT},
    "factors": {
        "factor": _TEXT,
        "form": _TEXT,
        "name": _TEXT,
        "construct": _TEXT_OR_NOTHING,
        "turned": {"type": "boolean"},
        "local": {"type": "boolean"},
    },
}
ROWS = {"cells": CellRow, "change": ChangeRow, "indicators": IndicatorRow}
MORE = {"cells": DetailRow}  # columns that are there when they are asked for


def mount(server: Flask) -> None:
    server.add_url_rule(f"{PREFIX}/openapi.json", "api_openapi", _answer)


def description() -> Schema:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Læringsblik", "version": "1"},
        "servers": [{"url": PREFIX}],
        "security": [{"token": []}, {"session": []}],
        "paths": {f"/{name}": {"get": _operation(name)} for name in ANSWERS},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-session"},
            },
            "responses": {
                "Stranger": {"description": "Neither a token nor a session, or one that is over."},
                "Missing": {"description": "Not there, not theirs, or an argument that is not known: all look alike."},
            },
        },
    }


def _answer() -> Response:
    return jsonify(description())


def _operation(name: str) -> Schema:
    rows = {"type": "array", "items": _row(name)}
    missing, stranger = ({"$ref": f"#/components/responses/{kind}"} for kind in ("Missing", "Stranger"))
    return {
        "operationId": name,
        "summary": SUMMARIES[name],
        "parameters": [_parameter(name, argument) for argument in ANSWERS[name][0]],
        "responses": {
            "200": {"description": "The rows.", "content": {"application/json": {"schema": rows}}},
            "401": stranger,
            "404": missing,
        },
    }


def _parameter(name: str, argument: str) -> Schema:
    schema = {"type": "integer", "minimum": 0} if argument in NUMBERS else _TEXT
    required = argument in REQUIRED.get(name, ())
    told = {"name": argument, "in": "query", "description": ARGUMENTS[argument]}
    return told | {"required": required, "schema": {"const": "1"} if argument in FLAGS else schema}


def _row(name: str) -> Schema:
    columns = LISTS.get(name) or {column: _type(hint) for column, hint in get_type_hints(ROWS[name]).items()}
    more = {column: _type(hint) for column, hint in get_type_hints(MORE.get(name, dict)).items()}
    properties = {**columns, **more}
    return {"type": "object", "properties": properties, "required": list(columns), "additionalProperties": False}


def _type(hint: Any) -> Schema:
    """What a column of a typed row holds, such as `int | None`."""
    kinds = [_TYPES[part] for part in get_args(hint) or (hint,)]
    return {"type": kinds[0] if len(kinds) == 1 else kinds}
