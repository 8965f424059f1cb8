"""The client of another sign-on service: Authlib's, but stricter about whom it asks and which ID tokens it believes."""

from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.flask_client.apps import FlaskOAuth2App
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from callbacks.ways_in.cookie import LOOPBACK

# Signatures with the provider's own published key. Authlib would take whatever the provider lists.
ALGORITHMS = ("RS256", "ES256", "PS256")
KEYS_BROUGHT_ALONG = frozenset({"jwk", "jku", "x5u", "x5c"})  # headers by which a token names the key to trust
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LEEWAY = 60  # seconds that clocks may differ
LONGEST_SUBJECT = 255  # characters; OpenID Connect Core 2


class Untrustworthy(ValueError):
    """The service, or its ID token, is not what it must be."""


class OpenIdClient(FlaskOAuth2App):
    """`issuer` is the service as the installation names it; nobody else is believed."""

    issuer: str

    def load_server_metadata(self) -> dict[str, Any]:
        """Forgotten again where it cannot be right, so that the next reader may find the service repaired."""
        try:
            found: dict[str, Any] = super().load_server_metadata()
            _check_service(found, self.issuer)
        except Exception:
            self.server_metadata.clear()
            raise
        return found

    def parse_id_token(self, token: dict[str, Any], nonce: str, *_: Any, **__: Any) -> CodeIDToken:
        """The claims of a token that has passed every check of OpenID Connect Core 3.1.3.7."""
        decoded = self._decoded(token["id_token"])
        expected = {"nonce": nonce, "client_id": self.client_id, "access_token": token.get("access_token")}
        claims = CodeIDToken(decoded.claims, decoded.header, self._wanted(nonce), expected)
        claims.validate(leeway=LEEWAY)
        if len(claims["sub"]) > LONGEST_SUBJECT or not claims["sub"].isprintable():
            raise Untrustworthy("sub")
        return claims

    def _decoded(self, id_token: str) -> jwt.Token:
        try:
            decoded = jwt.decode(id_token, self._keys(), registry=_registry())
        except InvalidKeyIdError:  # the service may have begun to use a new key
            decoded = jwt.decode(id_token, self._keys(force=True), registry=_registry())
        if not KEYS_BROUGHT_ALONG.isdisjoint(decoded.header):
            raise Untrustworthy("the ID token names a key of its own")
        return decoded

    def _keys(self, *, force: bool = False) -> KeySet:
        """Forgotten again, too, where they are no keys."""
        try:
            return KeySet.import_key_set(self.fetch_jwk_set(force=force))
        except Exception:
            self.server_metadata.pop("jwks", None)
            raise

    def _wanted(self, nonce: str) -> dict[str, Any]:
        known = {"iss": self.issuer, "aud": self.client_id, "nonce": nonce}
        wanted: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in known.items()}
        return wanted | {name: {"essential": True} for name in ("sub", "exp", "iat")}


def _registry() -> JWSRegistry:
    """Headers that nobody knows are allowed, but none that must be understood and is not (`crit`)."""
    return JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)


def _check_service(metadata: dict[str, Any], issuer: str) -> None:
    """OpenID Connect Discovery 4.3, and no answers over lines that anybody can listen to."""
    if metadata.get("issuer") != issuer:
        raise Untrustworthy(f"the service calls itself {metadata.get('issuer')!r}, OIDC_ISSUER is {issuer!r}")
    open_lines = [name for name in ENDPOINTS if not _is_private(metadata.get(name))]
    if open_lines:
        raise Untrustworthy(f"not over https: {', '.join(open_lines)}")


def _is_private(address: Any) -> bool:
    parts = urlsplit(str(address or ""))
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
