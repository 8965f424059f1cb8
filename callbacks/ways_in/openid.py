"""Signing in by another sign-on service: code flow with PKCE, state and nonce (trust.md AC-13).

An identity there is an account here only after an invitation has linked the two: names and e-mails prove nothing.
"""

import logging
from typing import Any

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, request, session, url_for
from werkzeug.wrappers import Response

from callbacks.ways_in import invitation, signing_in
from callbacks.ways_in.arrival import arrive
from callbacks.ways_in.door import inside
from callbacks.ways_in.entrance import Entrance, now
from callbacks.ways_in.openid_client import OpenIdClient
from dashboard.logged import Event
from dashboard.settings import OpenIdConnect
from data_access.engine import reading, writing
from data_access.ways_in import identities, invitations, sessions
from data_access.ways_in.identities import IdentityTaken

NAME, WAY = "openid", "openid"
PATIENCE = 10  # seconds for each answer of the service

_log = logging.getLogger(__name__)


def mount(server: Flask, entrance: Entrance) -> None:
    """Nothing where no other service is set."""
    if entrance.settings.oidc is None:
        return
    flow = _Flow(entrance, entrance.settings.oidc, _client(server, entrance.settings.oidc))
    server.add_url_rule("/login/openid", "login_openid", flow.begin)
    server.add_url_rule("/login/openid/callback", "login_openid_callback", flow.end)
    server.add_url_rule("/invitation/<token>/openid", "invitation_openid", flow.begin_invited)


def _client(server: Flask, oidc: OpenIdConnect) -> OpenIdClient:
    client = OAuth(server).register(
        NAME,
        client_cls=OpenIdClient,
        client_id=oidc.client_id,
        client_secret=oidc.client_secret,
        server_metadata_url=f"{oidc.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "default_timeout": PATIENCE},
        authorize_params={"acr_values": " ".join(oidc.levels)} if oidc.levels else None,
    )
    client.issuer = oidc.issuer
    return client


class _Flow:
    """Out to the service and back."""

    def __init__(self, entrance: Entrance, oidc: OpenIdConnect, client: OpenIdClient) -> None:
        self.entrance, self.oidc, self.client = entrance, oidc, client

    def begin(self) -> Response:
        return self._leave(inside(request.args.get("next")))

    def begin_invited(self, token: str) -> Response:
        found = invitation.opened(self.entrance, token)
        return found if isinstance(found, Response) else self._leave("/", found.mark)

    def end(self) -> Response:
        """A state works once, whatever comes of it, and in the browser that it was given to."""
        state = request.args.get("state")
        sent = self.client.framework.get_state_data(session, state) or {}
        following, mark = inside(sent.get("following")), sent.get("invitation")
        try:
            claims = self.client.authorize_access_token().get("userinfo")
        except Exception as failed:  # whatever the service answered, the reader must be told something
            _log.warning("sign-in by the other service failed: %r", failed)
            claims = None
        self.client.framework.clear_state_data(session, state)
        if not claims:
            return self._refuse(following, "provider")
        return self._link(claims, mark) if mark else self._sign_in(claims, following)

    def _leave(self, following: str, mark: str | None = None) -> Response:
        back = url_for("login_openid_callback", _external=True)
        try:
            leaving = self.client.create_authorization_url(back)
        except Exception as failed:
            _log.warning("the other service cannot be asked: %r", failed)
            return self._refuse(following, "provider")
        self.client.save_authorize_data(redirect_uri=back, following=following, invitation=mark, **leaving)
        return redirect(leaving["url"])

    def _sign_in(self, claims: dict[str, Any], following: str) -> Response:
        with reading(self.entrance.store.engine) as store:
            account = identities.owner(store, self.oidc.issuer, claims["sub"])
        if account is None:
            return self._refuse(following, "unknown")
        return arrive(self.entrance, account, following, WAY, strong=self._is_strong(claims))

    def _link(self, claims: dict[str, Any], mark: str) -> Response:
        """The invitation is used up by it, and nobody stays signed in to the account."""
        try:
            with writing(self.entrance.store.engine) as store:
                used = invitations.use(store, mark, now())
                if used is not None:
                    identities.link(store, self.oidc.issuer, claims["sub"], used.account, now())
                    sessions.end_all(store, used.account)
        except IdentityTaken:
            return self._refuse("/", "taken")
        if used is None:
            return invitation.over(self.entrance)
        self.entrance.store.log.now(Event.ACCOUNT, used.name, account=used.name, change="identity")
        return arrive(self.entrance, used.account, "/", WAY, strong=self._is_strong(claims))

    def _is_strong(self, claims: dict[str, Any]) -> bool:
        return claims.get("acr") in self.oidc.levels

    def _refuse(self, following: str, why: signing_in.Refusal) -> Response:
        return signing_in.refused(self.entrance, following, why, way=WAY)
