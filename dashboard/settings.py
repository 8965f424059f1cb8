"""The settings of one installation, read from the environment (all listed in the README)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUALITY = ("straight", "fast", "few")
AUDIT_MONTHS = (6, 12)  # the shortest and the usual time that the audit log is kept; trust.md AC-14


@dataclass(frozen=True, slots=True)
class OpenIdConnect:
    """Another sign-on service. `levels` are the values of `acr` that stand for a second factor there."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """`secret_key` is None where none is set: a demonstration store then draws its own, any other refuses to start.

    `exclude` names the screens whose answers an import leaves out: straight, fast, few. `second_factor` names the
    roles that must use one; `hosts` the names the site answers to, all where empty; `proxies` how many stand before it.
    `debug` is for whoever writes the programme: with it a failure shows how we are made.
    """

    database_url: str
    data_dir: Path
    secret_key: str | None
    language: str
    exclude: tuple[str, ...] = ()
    second_factor: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    audit_months: int = AUDIT_MONTHS[1]
    oidc: OpenIdConnect | None = None
    debug: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        data_dir = Path(environment.get("DATA_DIR") or "data")
        excluded = _listed(environment.get("EXCLUDE", ""))
        return cls(
            database_url=environment.get("DATABASE_URL") or f"sqlite:///{data_dir / 'laeringsblik.db'}",
            data_dir=data_dir,
            secret_key=environment.get("SECRET_KEY") or None,
            language=environment.get("LANGUAGE", "da").split(":")[0][:2] or "da",
            exclude=tuple(name for name in QUALITY if name in excluded),
            second_factor=_listed(environment.get("SECOND_FACTOR", "")),
            hosts=_listed(environment.get("HOSTS", "")),
            proxies=_number(environment.get("PROXIES", ""), usual=0),
            audit_months=max(AUDIT_MONTHS[0], _number(environment.get("AUDIT_MONTHS", ""), usual=AUDIT_MONTHS[1])),
            oidc=_open_id_connect(environment),
            debug=any(_is_on(environment.get(name, "")) for name in ("FLASK_DEBUG", "DASH_DEBUG")),
        )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _number(text: str, *, usual: int) -> int:
    return int(text) if text.strip().isdecimal() else usual


def _is_on(text: str) -> bool:
    """As Flask reads its own."""
    return text.lower() not in ("", "0", "false", "no")


def _open_id_connect(environment: Mapping[str, str]) -> OpenIdConnect | None:
    issuer, client = environment.get("OIDC_ISSUER"), environment.get("OIDC_CLIENT_ID")
    if not issuer or not client:
        return None
    return OpenIdConnect(
        issuer=issuer,
        client_id=client,
        client_secret=environment.get("OIDC_CLIENT_SECRET", ""),
        name=environment.get("OIDC_NAME") or issuer,
        levels=_listed(environment.get("OIDC_LEVELS", "")),
    )
