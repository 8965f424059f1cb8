"""Malformed bodies of callbacks are refused before anything reads them (trust.md AC-4)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from dash import ALL, MATCH, Dash, Input, Output, State, dcc, html
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks import bodies
from tests.callbacks.conftest import payload

SignIn = Callable[[str], FlaskClient]
ADDRESS = "/_dash-update-component"
AS_JSON = {"Content-Type": "application/json"}


@pytest.fixture
def declared() -> FlaskClient:
    """An application with a callback of every kind, which answers with what it was given."""
    app = Dash("declared", suppress_callback_exceptions=True)
    app.layout = html.Div([dcc.Input(id="a"), html.Div(id="b")])

    app.callback(Output("one", "children"), Input("a", "value"), State("b", "children"))(lambda *given: repr(given))
    app.callback(Output("one", "children", allow_duplicate=True), Input("c", "value"), prevent_initial_call=True)(repr)
    app.callback({"x": Output("two", "children"), "y": Output("three", "children")}, Input("a", "value"))(
        lambda value: {"x": value, "y": value}
    )
    app.callback(Output({"kind": "row", "at": MATCH}, "children"), Input({"kind": "field", "at": MATCH}, "value"))(repr)
    app.callback(Output("sum", "children"), Input({"kind": "field", "at": ALL}, "value"))(repr)
    app.callback(Input("a", "n_blur"))(lambda value: None)
    app.clientside_callback("function(x) { return x; }", Output("four", "children"), Input("a", "value"))
    bodies.check(app)
    return app.server.test_client()


def claim(id_: Any, name: str, **value: Any) -> dict[str, Any]:
    return {"id": id_, "property": name, **value}


def body(output: str, outputs: Any, inputs: list[Any], **more: Any) -> dict[str, Any]:
    return {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": []} | more


ONE = body("one.children", claim("one", "children"), [claim("a", "value", value=1)], state=[claim("b", "children")])
TWO = body("..two.children...three.children..", [claim("two", "children"), claim("three", "children")],
           [claim("a", "value", value=1)])  # fmt: skip
ROW = body(
    '{"at":["MATCH"],"kind":"row"}.children',
    claim({"at": 7, "kind": "row"}, "children"),
    [claim({"at": 7, "kind": "field"}, "value", value="x")],
)
SUM = body("sum.children", claim("sum", "children"), [[claim({"at": n, "kind": "field"}, "value") for n in (1, 2)]])


@pytest.mark.parametrize("sent", [ONE, TWO, ROW, SUM, SUM | {"inputs": [[]]}, ONE | {"changedPropIds": ["a.value"]}])
def test_what_the_renderer_sends_is_answered(declared: FlaskClient, sent: dict[str, Any]) -> None:
    assert declared.post(ADDRESS, json=sent).status_code == 200


def test_callbacks_without_output_and_those_that_share_one_are_answered(declared: FlaskClient) -> None:
    names = [callback["output"] for callback in declared.get("/_dash-dependencies").json or []]
    [shared] = [name for name in names if name.startswith("one.children@")]
    [without] = [name for name in names if "." not in name]
    inputs = [claim("c", "value", value=1)]
    for output in (claim("one", "children"), claim("one", shared.partition(".")[2])):
        assert declared.post(ADDRESS, json=body(shared, output, inputs)).status_code == 200
    sent = body(without, None, [claim("a", "n_blur", value=1)])
    assert declared.post(ADDRESS, json=sent).status_code == 204
    del sent["outputs"]
    assert declared.post(ADDRESS, json=sent).status_code == 204


@pytest.mark.parametrize(
    "sent",
    [
        {}, [], None, 1, "x", [ONE], {"output": "one.children"}, {"output": None}, {"output": ["one.children"]},
        ONE | {"output": "unknown.children"},
        ONE | {"output": "four.children", "outputs": claim("four", "children")},  # the browser's own
        ONE | {"inputs": []}, ONE | {"inputs": None}, ONE | {"inputs": {}}, ONE | {"inputs": ONE["inputs"] * 2},
        ONE | {"state": []}, ONE | {"state": None}, ONE | {"state": [claim("b", "children")] * 2},
        ONE | {"inputs": [claim("EVIL", "value")]}, ONE | {"inputs": [claim("a", "children")]},
        ONE | {"inputs": [claim({"i": 4242}, "value")]}, ONE | {"inputs": [[claim("a", "value")]]},
        ONE | {"inputs": [claim(None, "value")]}, ONE | {"inputs": [{"id": "a"}]}, ONE | {"inputs": ["a.value"]},
        ONE | {"inputs": [claim("a", "value", extra=1)]}, ONE | {"inputs": [claim("a", 7)]},
        ONE | {"state": [claim("EVIL", "children")]},
        ONE | {"outputs": claim("EVIL", "children")}, ONE | {"outputs": [claim("one", "children")]},
        ONE | {"outputs": None}, ONE | {"outputs": claim("one", "value")},
        ONE | {"extra": 1}, ONE | {"changedPropIds": "a.value"}, ONE | {"changedPropIds": [None]},
        ONE | {"changedPropIds": [{}]},
        TWO | {"outputs": TWO["outputs"][:1]}, TWO | {"outputs": TWO["outputs"][::-1]}, TWO | {"outputs": {}},
        ROW | {"outputs": claim({"at": 8, "kind": "row"}, "children")},
        ROW | {"inputs": [claim({"at": 7, "kind": "other"}, "value")]},
        ROW | {"inputs": [claim({"at": 7}, "value")]}, ROW | {"inputs": [claim({"at": [7], "kind": "field"}, "value")]},
        ROW | {"inputs": [claim({"at": None, "kind": "field"}, "value")]},
        ROW | {"inputs": [claim({"at": 7, "kind": "field", "more": 1}, "value")]},
        SUM | {"inputs": [claim({"at": 1, "kind": "field"}, "value")]}, SUM | {"inputs": [[claim("a", "value")]]},
    ],
)  # fmt: skip
def test_what_no_callback_declared_is_refused(declared: FlaskClient, sent: Any) -> None:
    assert declared.post(ADDRESS, data=json.dumps(sent), headers=AS_JSON).status_code == 400


def raw(value: str) -> bytes:
    """The first body, with this as it stands in the place of its value."""
    return json.dumps(ONE).replace('"value": 1', f'"value": {value}').encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    "sent",
    [b"", b"{", b"\xff\xfe", b"null", b"\x00", b'{"output": "\xff"}', raw("NaN"), raw("Infinity"), raw("-Infinity"),
     raw("1e999"), raw("9" * 5000), raw('"\\ud800"'), raw('{"a": 1, "a": 2}'), raw("[" * 60 + "]" * 60),
     raw('{"a":' * 60 + "1" + "}" * 60), b"[" * 200_000, b'{"a":' * 200_000, raw('{"\\udfff": 1}'),
     raw("1") + b"x", raw("'1'"), raw("01"), b"\xef\xbb\xbf" + raw("1")],
)  # fmt: skip
def test_what_is_not_plain_json_is_refused(declared: FlaskClient, sent: bytes) -> None:
    assert declared.post(ADDRESS, data=sent, headers=AS_JSON).status_code == 400


@pytest.mark.parametrize(
    "value", ["[" * 40 + "]" * 40, '"\\u00e6\\ud83d\\ude00"', "1e300", "-0.5", "null", '{"a": {}}']
)
def test_plain_json_is_answered(declared: FlaskClient, value: str) -> None:
    assert declared.post(ADDRESS, data=raw(value), headers=AS_JSON).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "json"])
def test_what_another_site_could_send_is_refused(declared: FlaskClient, kind: str) -> None:
    assert declared.post(ADDRESS, data=raw("1"), headers={"Content-Type": kind}).status_code == 415


def test_a_body_has_a_largest_size(users: SignIn) -> None:
    large = payload("/") | {"changedPropIds": ["x" * (2 * 1024 * 1024)]}
    assert users("leader").post(ADDRESS, json=large).status_code == 413


def test_strangers_learn_nothing_of_what_is_declared(stranger: FlaskClient) -> None:
    for sent in (payload("/"), {"output": "unknown"}, []):
        assert stranger.post(ADDRESS, json=sent).status_code == 401


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
addresses = st.sampled_from(["/", "/profile/1", "/profile/1?round=2019&form=pupil", "/certificate", "/profile/999999"])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A right body with one thing in it replaced, taken out or doubled, or its bytes changed."""
    sent = payload(draw(addresses))
    places = list(_places(sent))
    holder, key = draw(st.sampled_from(places))
    way = draw(st.sampled_from(["replace", "remove", "double", "bytes"]))
    if way == "replace":
        holder[key] = draw(anything)
    elif way == "remove":
        del holder[key]
    elif way == "double" and isinstance(holder, list):
        holder.append(holder[key])
    found = json.dumps(sent).encode("utf-8", "surrogatepass")
    if way == "bytes":
        at = draw(st.integers(0, len(found)))
        found = found[:at] + draw(st.binary(max_size=6)) + found[at + draw(st.integers(0, 6)) :]
    return found


def _places(part: Any) -> Any:
    inside = list(part.items()) if isinstance(part, dict) else list(enumerate(part)) if isinstance(part, list) else []
    for key, value in inside:
        yield part, key
        yield from _places(value)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=mutated())
def test_no_body_makes_the_server_fail(users: SignIn, sent: bytes) -> None:
    answer = users("leader").post(ADDRESS, data=sent, headers=AS_JSON)
    assert answer.status_code in (200, 204, 400), answer.text
