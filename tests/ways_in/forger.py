"""A sign-on service that can lie: it issues whatever ID token a test has made."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

CLIENT, CLIENT_SECRET = "laeringsblik", "a secret of the two"
SUBJECT = "subject-17"
ACCESS_TOKEN = "access"

Claims = dict[str, Any]
Token = Callable[["Forger", Claims], str]


def half_hash(access_token: str) -> str:
    """What `at_hash` is made of (OpenID Connect Core 3.1.3.6)."""
    digest = hashlib.sha256(access_token.encode()).digest()
    return _text(digest[:16]).decode()


def honest(forger: "Forger", claims: Claims) -> str:
    """What the service issues when it does not lie."""
    return signed(claims, forger.key)


def signed(claims: Claims, key: Any, **header: Any) -> str:
    return jwt.encode({"alg": "RS256", "kid": "first"} | header, claims, key, algorithms=["RS256", "ES256", "PS256"])


def by_hand(header: Claims, claims: Claims, secret: bytes | None = None) -> str:
    """For what no library would make: without a signature, or with one that is made with a shared secret."""
    signed_part = b".".join(_text(json.dumps(part).encode()) for part in (header, claims))
    signature = b"" if secret is None else hmac.digest(secret, signed_part, "sha256")
    return (signed_part + b"." + _text(signature)).decode()


def _text(part: bytes) -> bytes:
    return base64.urlsafe_b64encode(part).rstrip(b"=")


@dataclass
class Forger:
    """`token` makes the ID token; `broken` names addresses that answer nonsense, and what they answer."""

    key: RSAKey
    others: list[RSAKey | ECKey] = field(default_factory=list)
    token: Token = honest
    changed: Claims = field(default_factory=dict)
    broken: dict[str, Response] = field(default_factory=dict)
    challenge: str = ""
    nonce: str = ""
    issuer: str = ""
    seen: list[str] = field(default_factory=list)

    def claims(self) -> Claims:
        now = int(time.time())
        told = {"iss": self.issuer, "sub": SUBJECT, "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": self.nonce}
        wanted = told | {"at_hash": half_hash(ACCESS_TOKEN)} | self.changed
        return {name: value for name, value in wanted.items() if value is not None}

    def metadata(self) -> Claims:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        # Lists what nobody should believe, as a service that has been taken over might.
        listed = ["RS256", "ES256", "PS256", "HS256", "none"]
        addresses = {name: f"{self.issuer}/{end}" for name, end in ends.items()}
        return {"issuer": self.issuer, "id_token_signing_alg_values_supported": listed} | addresses

    def answer(self, request: Request) -> Response:
        self.seen.append(request.path)
        if request.path in self.broken:
            return self.broken[request.path]
        if request.path == "/token":
            return self._issue(request)
        keys = [key.as_dict(private=False) for key in (self.key, *self.others)]
        told = {"/.well-known/openid-configuration": self.metadata(), "/jwks": {"keys": keys}}
        return _json(told[request.path])

    def _issue(self, request: Request) -> Response:
        verifier = request.form.get("code_verifier", "")
        if _text(hashlib.sha256(verifier.encode()).digest()).decode() != self.challenge:
            return _json({"error": "invalid_grant"}, 400)
        return _json(
            {"access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": self.token(self, self.claims())}
        )


def _json(content: Any, status: int = 200) -> Response:
    return Response(json.dumps(content), status, content_type="application/json")


@cache
def rsa(which: str, kid: str = "first") -> RSAKey:
    """The same key for the same words: making one takes its time."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


class _Silent(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """The tests say what went wrong."""


@contextmanager
def forging() -> Iterator[Forger]:
    forger = Forger(rsa("the service's own"))
    application = Request.application(forger.answer)
    server = make_server("127.0.0.1", 0, application, threaded=False, request_handler=_Silent)
    forger.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield forger
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
