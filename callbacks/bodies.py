"""What a callback may be sent: JSON as the callbacks were declared, or it is refused before anything reads it.

Dash believes the ids in the body and fails over what it does not expect (trust.md 2.3, AC-4).
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from dash import Dash
from flask import abort, request

DEEPEST = 50
_KEYS = frozenset({"output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds"})
_CLAIM_KEYS = frozenset({"id", "property", "value", "allow_optional"})
_MANY = (["ALL"], ["ALLSMALLER"])  # as Dash writes wildcards into ids
_WILD = (["MATCH"], *_MANY)

Bound = dict[str, Any]  # what MATCH stands for in this request


class Unreadable(ValueError):
    """Not the kind of JSON that a callback is sent."""


def check(app: Dash) -> None:
    """To be mounted behind the door: strangers learn nothing about what is declared."""
    address = f"{app.config.requests_pathname_prefix}_dash-update-component"

    def refuse_malformed() -> None:
        if request.path != address or request.method != "POST":
            return
        if not request.is_json:
            abort(415)
        try:
            body = read(request.get_data())
        except (ValueError, RecursionError):
            abort(400)
        if not _is_declared(app.callback_map, body):
            abort(400)

    app.server.before_request(refuse_malformed)


def read(raw: bytes) -> Any:
    """Raises ValueError for what is not JSON, Unreadable for JSON that means different things to different readers."""
    body = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    for depth, part in _parts(body):
        if depth > DEEPEST:
            raise Unreadable("too deep")
        if isinstance(part, str):
            part.encode("utf-8")  # half a surrogate pair is no text
    return body


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unreadable("a key twice")
    return found


def _no_constant(name: str) -> None:
    raise Unreadable(name)


def _finite(digits: str) -> float:
    if not math.isfinite(number := float(digits)):
        raise Unreadable("too large")
    return number


def _parts(body: Any) -> Iterator[tuple[int, Any]]:
    """Everything in it, keys too, with how deep it lies; not by recursion, which a deep body would exhaust."""
    waiting = [(1, body)]
    while waiting:
        depth, part = waiting.pop()
        yield depth, part
        inside = [*part, *part.values()] if isinstance(part, dict) else part if isinstance(part, list) else ()
        waiting += [(depth + 1, one) for one in inside]


def _is_declared(declared: Mapping[str, Any], body: Any) -> bool:
    if not isinstance(body, dict) or not body.keys() <= _KEYS or not isinstance(body.get("output"), str):
        return False
    entry = declared.get(body["output"], {})
    changed = body.get("changedPropIds", [])
    if "callback" not in entry or not isinstance(changed, list) or not all(isinstance(one, str) for one in changed):
        return False
    bound: Bound = {}
    return (
        _are(entry["inputs"], body.get("inputs"), bound)
        and _are(entry["state"], body.get("state", []), bound)
        and _are_outputs(entry, body.get("outputs"), bound)
    )


def _are_outputs(entry: Mapping[str, Any], claims: Any, bound: Bound) -> bool:
    output = entry["output"]
    if entry.get("no_output"):
        return not claims
    if isinstance(output, list | tuple):
        return _are([one.to_dict() for one in output], claims, bound)
    return _are([output.to_dict()], [claims], bound)


def _are(specs: list[dict[str, Any]], claims: Any, bound: Bound) -> bool:
    """Position decides which claim belongs to which declaration."""
    if not isinstance(claims, list) or len(claims) != len(specs):
        return False
    return all(_is(spec, claim, bound) for spec, claim in zip(specs, claims, strict=True))


def _is(spec: dict[str, Any], claim: Any, bound: Bound) -> bool:
    pattern = _pattern(spec["id"])
    if isinstance(pattern, dict) and any(value in _MANY for value in pattern.values()):
        return isinstance(claim, list) and all(_is_one(pattern, spec["property"], one, bound) for one in claim)
    return _is_one(pattern, spec["property"], claim, bound)


def _is_one(pattern: str | dict[str, Any], name: str, claim: Any, bound: Bound) -> bool:
    if not isinstance(claim, dict) or not claim.keys() <= _CLAIM_KEYS or not isinstance(claim.get("property"), str):
        return False
    # Behind @ Dash tells callbacks with the same output apart.
    return claim["property"].partition("@")[0] == name and _fits(pattern, claim.get("id"), bound)


def _fits(pattern: str | dict[str, Any], found: Any, bound: Bound) -> bool:
    if isinstance(pattern, str) or not isinstance(found, dict):
        return bool(pattern == found)
    return pattern.keys() == found.keys() and all(_fits_key(key, pattern[key], found[key], bound) for key in pattern)


def _fits_key(key: str, wanted: Any, found: Any, bound: Bound) -> bool:
    if wanted not in _WILD:
        return type(wanted) is type(found) and bool(wanted == found)
    if not isinstance(found, str | int | float):
        return False
    return wanted in _MANY or bound.setdefault(key, found) == found


def _pattern(id_: str) -> str | dict[str, Any]:
    return json.loads(id_) if id_.startswith("{") else id_
