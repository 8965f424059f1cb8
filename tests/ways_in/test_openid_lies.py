"""What is believed of a sign-on service: of many forged ID tokens none, and no nonsense brings us down."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import ECKey
from werkzeug.wrappers import Response

from tests.ways_in.forger import (
    CLIENT,
    CLIENT_SECRET,
    SUBJECT,
    Claims,
    Forger,
    by_hand,
    forging,
    half_hash,
    rsa,
    signed,
)
from tests.ways_in.house import House, is_inside
from tests.ways_in.test_openid import FAILED, begin, come_back, known, link

Forge = Callable[[Forger, Claims], str]


@pytest.fixture
def forger() -> Iterator[Forger]:
    with forging() as forger:
        yield forger


@pytest.fixture
def client(house: House, forger: Forger) -> FlaskClient:
    """Of a house where the forged subject is known: only the token keeps the forger out."""
    link(house, forger.issuer)
    return house.client(oidc=known(forger.issuer))


def claiming(**changed: Any) -> Forge:
    """Rightly signed, with other claims; None leaves one out."""

    def forge(forger: Forger, claims: Claims) -> str:
        told = {name: value for name, value in (claims | changed).items() if value is not None}
        return signed(told, forger.key)

    return forge


def signed_by(which: str, **header: Any) -> Forge:
    return lambda forger, claims: signed(claims, rsa(which), **header)


def with_own_key(forger: Forger, claims: Claims) -> str:
    own = rsa("the forger's")
    return signed(claims, own, jwk=own.as_dict(private=False))


def with_the_right_key_brought_along(forger: Forger, claims: Claims) -> str:
    return signed(claims, forger.key, jwk=forger.key.as_dict(private=False))


def with_public_key_as_secret(forger: Forger, claims: Claims) -> str:
    return by_hand({"alg": "HS256", "kid": "first"}, claims, forger.key.as_pem(private=False))


def with_changed_payload(forger: Forger, claims: Claims) -> str:
    mine = signed(claims | {"sub": "somebody else"}, forger.key).split(".")
    return ".".join([mine[0], signed(claims, forger.key).split(".")[1], mine[2]])


def with_cut_signature(forger: Forger, claims: Claims) -> str:
    return signed(claims, forger.key).rpartition(".")[0] + "."


NOW = int(time.time())
FORGED: dict[str, Forge] = {
    "no algorithm": lambda _, claims: by_hand({"alg": "none"}, claims),
    "no algorithm, spelt otherwise": lambda _, claims: by_hand({"alg": "nOnE"}, claims),
    "no algorithm named": lambda _, claims: by_hand({"kid": "first"}, claims),
    "the public key as a shared secret": with_public_key_as_secret,
    "the client's secret as the key": lambda _, c: by_hand({"alg": "HS256"}, c, CLIENT_SECRET.encode()),
    "no key at all": lambda _, claims: by_hand({"alg": "HS256"}, claims, b""),
    "an algorithm nobody agreed on": lambda forger, claims: by_hand({"alg": "RS1", "kid": "first"}, claims, b"x"),
    "another key under the same name": signed_by("the forger's"),
    "a key nobody has published": signed_by("the forger's", kid="second"),
    "a key brought along": with_own_key,
    "the right key brought along": with_the_right_key_brought_along,
    "a key to be fetched": signed_by("the forger's", jku="http://127.0.0.1:1/jwks"),
    "a certificate to be fetched": signed_by("the forger's", x5u="http://127.0.0.1:1/cert"),
    "a changed payload": with_changed_payload,
    "a signature cut off": with_cut_signature,
    "a header that must be understood": lambda f, c: by_hand({"alg": "RS256", "crit": ["x"], "x": 1}, c, b"x"),
    "another issuer": claiming(iss="https://another.example"),
    "the issuer with a slash": lambda f, c: signed(c | {"iss": f.issuer + "/"}, f.key),
    "no issuer": claiming(iss=None),
    "another audience": claiming(aud="another client"),
    "another audience, we as its agent": claiming(aud="another client", azp=CLIENT),
    "no audience": claiming(aud=None),
    "an empty audience": claiming(aud=[]),
    "many audiences without an agent": claiming(aud=[CLIENT, "another client"]),
    "another agent": claiming(azp="another client"),
    "expired": claiming(exp=NOW - 3600, iat=NOW - 7200),
    "never expiring": claiming(exp=None),
    "expiring in words": claiming(exp="tomorrow"),
    "expiring at no number": claiming(exp=float("nan")),
    "issued in the future": claiming(iat=NOW + 3600, exp=NOW + 7200),
    "issued at no time": claiming(iat=None),
    "not valid yet": claiming(nbf=NOW + 3600),
    "no nonce": claiming(nonce=None),
    "another nonce": claiming(nonce="another"),
    "an empty nonce": claiming(nonce=""),
    "of another access token": claiming(at_hash=half_hash("another")),
    "no subject": claiming(sub=None),
    "an empty subject": claiming(sub=""),
    "a number as subject": claiming(sub=17),
    "a list as subject": claiming(sub=[SUBJECT]),
    "a subject too long": claiming(sub="x" * 256),
    "a subject with a line in it": claiming(sub=f"{SUBJECT}\n"),
    "not a token": lambda *_: "x",
    "an empty token": lambda *_: "",
    "no text": lambda *_: 17,  # type: ignore[return-value]
    "very long": lambda *_: "x" * 10**6,
}


@pytest.mark.parametrize("lie", FORGED)
def test_a_forged_token_opens_nothing(client: FlaskClient, forger: Forger, lie: str) -> None:
    forger.token = FORGED[lie]
    answer = come_back(client, begin(client, forger))
    assert "/token" in forger.seen
    assert answer.status_code == 401
    assert FAILED in answer.text
    assert not is_inside(client)


def test_a_replayed_nonce_opens_nothing(client: FlaskClient, forger: Forger) -> None:
    begin(client, forger)
    earlier = forger.nonce
    state = begin(client, forger)
    forger.nonce = earlier
    assert FAILED in come_back(client, state).text
    assert not is_inside(client)


TRUE: dict[str, Forge] = {
    "as it should be": claiming(),
    "one audience in a list": claiming(aud=[CLIENT]),
    "many audiences, we as their agent": claiming(aud=[CLIENT, "another client"], azp=CLIENT),
    "a clock half a minute fast": claiming(iat=NOW + 30, nbf=NOW + 30),
    "without the hash that is optional": claiming(at_hash=None),
    "with a header nobody knows": lambda f, c: signed(c, f.key, x5t="thumbprint"),
    "another way of signing": lambda f, c: signed(c, f.key, alg="PS256"),
}


@pytest.mark.parametrize("truth", TRUE)
def test_a_true_token_opens(client: FlaskClient, forger: Forger, truth: str) -> None:
    """Or the refusals above would prove nothing."""
    forger.token = TRUE[truth]
    assert come_back(client, begin(client, forger)).location == "/certificate"
    assert is_inside(client)


def test_a_key_that_the_service_has_changed_is_fetched(client: FlaskClient, forger: Forger) -> None:
    assert come_back(client, begin(client, forger)).status_code == 302
    client.get("/logout")
    fresh = ECKey.generate_key("P-256", {"kid": "second", "use": "sig"})
    forger.others = [fresh]
    forger.token = lambda _, claims: signed(claims, fresh, alg="ES256", kid="second")
    assert come_back(client, begin(client, forger)).status_code == 302
    assert is_inside(client)


NONSENSE = {
    "an error": Response("no", 500),
    "a page": Response("<h1>Sign in to the network</h1>", content_type="text/html"),
    "a list": Response("[1]", content_type="application/json"),
    "a number": Response("17", content_type="application/json"),
    "nothing": Response("{}", content_type="application/json"),
    "not text": Response(b"\xff\xfe\x00", content_type="application/json"),
    "round in circles": Response("", 302, {"Location": "/jwks"}),
    "keys that are none": Response('{"keys": [{"kty": "RSA"}, 3], "access_token": 3}', content_type="application/json"),
}


@pytest.mark.parametrize("nonsense", NONSENSE)
@pytest.mark.parametrize("address", ["/.well-known/openid-configuration", "/jwks", "/token"])
def test_a_service_that_answers_nonsense_is_a_friendly_page_and_may_recover(
    client: FlaskClient, forger: Forger, address: str, nonsense: str
) -> None:
    forger.broken = {address: NONSENSE[nonsense]}
    answer = client.get("/login/openid")
    if answer.status_code == 302:
        answer = come_back(client, begin(client, forger))
    assert answer.status_code == 401
    assert FAILED in answer.text
    forger.broken = {}
    assert come_back(client, begin(client, forger)).status_code == 302
    assert is_inside(client)


@pytest.mark.parametrize(
    "changed",
    [{"issuer": "https://another.example"}, {"token_endpoint": "http://another.example/token"},
     {"jwks_uri": None}, {"authorization_endpoint": "javascript:alert(1)"}, {"client_id": "another"}],
)  # fmt: skip
def test_a_service_that_is_not_what_it_should_be_is_not_asked(
    client: FlaskClient, forger: Forger, changed: dict[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    true = forger.metadata()
    monkeypatch.setattr(forger, "metadata", lambda: true | changed)
    answer = client.get("/login/openid")
    assert answer.status_code == 401
    assert FAILED in answer.text
    assert "/token" not in forger.seen
