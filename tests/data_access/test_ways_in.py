"""What the store keeps of the ways in: second factors, invitations, identities, tokens."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import Connection, Engine

from dashboard.access import Role
from data_access import accounts, grants
from data_access.engine import writing
from data_access.standing import standing
from data_access.ways_in import identities, invitations, second_factor, sessions, tokens
from data_access.ways_in.fingerprints import fingerprint
from data_access.ways_in.identities import IdentityTaken
from data_access.ways_in.sealing import opened, sealed
from tests.stores import Stores

KEY = b"k" * 32
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
ISSUER = "https://login.example"


@pytest.fixture
def engine(stores: Stores) -> Engine:
    """With the accounts `anna` (1) and `bent` (2)."""
    with writing(stores.store) as store:
        for name in ("anna", "bent"):
            accounts.add(store, name)
    return stores.store


def code(at: datetime = NOW) -> str:
    return pyotp.TOTP(SECRET).at(at)


def session(store: Connection, account: int) -> str:
    return sessions.begin(store, account, {}, NOW)


def test_a_code_is_used_up_and_so_are_all_before_it(engine: Engine) -> None:
    later = NOW + timedelta(seconds=60)
    with writing(engine) as store:
        second_factor.keep(store, KEY, 1, SECRET, 0)
        assert not second_factor.use(store, KEY, 2, code(), NOW)
        assert second_factor.use(store, KEY, 1, code(), NOW)
        assert not second_factor.use(store, KEY, 1, code(), NOW)
        assert second_factor.use(store, KEY, 1, code(later), later)
        assert not second_factor.use(store, KEY, 1, code(later - timedelta(seconds=30)), later)


def test_the_code_that_confirmed_the_app_is_used_up(engine: Engine) -> None:
    with writing(engine) as store:
        second_factor.keep(store, KEY, 1, SECRET, int(NOW.timestamp()) // 30)
        assert not second_factor.use(store, KEY, 1, code(), NOW)


def test_changing_a_second_factor_ends_that_accounts_sessions(engine: Engine) -> None:
    with writing(engine) as store:
        first, other = session(store, 1), session(store, 2)
        second_factor.keep(store, KEY, 1, SECRET, 0)
        assert sessions.find(store, first, NOW) is None
        second = session(store, 1)
        second_factor.reset(store, 1)
        assert sessions.find(store, second, NOW) is None
        assert sessions.find(store, other, NOW) is not None
        assert not second_factor.has_one(store, 1)


@pytest.mark.parametrize(
    ("start", "end", "roles", "required"),
    [(None, None, ["leader"], True), (None, None, ["programme", "board"], False), (None, None, [], False),
     (date(2026, 5, 1), date(2026, 5, 1), ["leader"], True), (date(2026, 5, 2), None, ["leader"], False),
     (None, date(2026, 4, 30), ["leader"], False)],
)  # fmt: skip
def test_a_role_demands_a_second_factor_while_it_is_held(
    stores: Stores, engine: Engine, first_round: Path, start: date | None, end: date | None, roles: list[str],
    required: bool,
) -> None:  # fmt: skip
    stores.take(first_round)
    with writing(engine) as store:
        grants.give(store, "anna", Role.LEADER, "0101", start, end)
        assert second_factor.is_required(store, 1, roles, NOW.date()) is required
        assert not second_factor.is_required(store, 2, roles, NOW.date())


def test_what_is_sealed_opens_with_the_same_key_only() -> None:
    kept = sealed(KEY, SECRET)
    assert SECRET not in kept
    assert opened(KEY, kept) == SECRET
    assert opened(b"x" * 32, kept) is None
    assert opened(KEY, kept[:-8] + "AAAAAAA=") is None
    assert opened(KEY, "") is None


def test_an_account_stands_otherwise_after_every_change_that_matters(engine: Engine) -> None:
    with writing(engine) as store:
        seen = [standing(store, 1)]
        accounts.set_password(store, "anna", "hest lampe fjord 17")
        seen.append(standing(store, 1))
        second_factor.keep(store, KEY, 1, SECRET, 0)
        seen.append(standing(store, 1))
        assert second_factor.use(store, KEY, 1, code(), NOW)
        assert standing(store, 1) == seen[-1]
        accounts.disable(store, "anna")
        seen.append(standing(store, 1))
    assert len(set(seen)) == 4
    assert seen[-1] is None


def test_an_invitation_is_found_until_it_ends_and_used_once(engine: Engine) -> None:
    with writing(engine) as store:
        mark = fingerprint(invitations.invite(store, 1, "chef", NOW))
        last = NOW + invitations.LASTS - timedelta(seconds=1)
        assert invitations.found(store, mark, last) is not None
        assert invitations.found(store, mark, last + timedelta(seconds=1)) is None
        used = invitations.use(store, mark, last)
        assert used is not None
        assert (used.account, used.name, used.ends_at) == (1, "anna", NOW + invitations.LASTS)
        assert invitations.use(store, mark, last) is None
        assert invitations.open_for(store, "anna", NOW) is None


def test_a_new_invitation_ends_the_accounts_older_one_only(engine: Engine) -> None:
    with writing(engine) as store:
        older, other, newer = (fingerprint(invitations.invite(store, who, "chef", NOW)) for who in (1, 2, 1))
        found = [invitations.found(store, mark, NOW) is not None for mark in (older, other, newer)]
        assert found == [False, True, True]
        invitations.withdraw(store, 1, NOW)
        assert invitations.open_for(store, "anna", NOW) is None
        assert invitations.open_for(store, "bent", NOW) is not None


def test_a_closed_account_has_no_invitation(engine: Engine) -> None:
    with writing(engine) as store:
        mark = fingerprint(invitations.invite(store, 1, "chef", NOW))
        accounts.disable(store, "anna")
        assert invitations.use(store, mark, NOW) is None
        assert invitations.open_for(store, "anna", NOW) is None


def test_an_identity_is_issuer_and_subject_together(engine: Engine) -> None:
    with writing(engine) as store:
        identities.link(store, ISSUER, "Anna", 1, NOW)
        identities.link(store, ISSUER, "Anna", 1, NOW)
        assert identities.owner(store, ISSUER, "Anna") == 1
        for issuer, subject in ((ISSUER, "anna"), (ISSUER, "Anna "), (f"{ISSUER}/", "Anna"), (ISSUER, "")):
            assert identities.owner(store, issuer, subject) is None
        with pytest.raises(IdentityTaken):
            identities.link(store, ISSUER, "Anna", 2, NOW)
        accounts.disable(store, "anna")
        assert identities.owner(store, ISSUER, "Anna") is None


def test_a_token_is_its_accounts_until_it_ends(engine: Engine) -> None:
    with writing(engine) as store:
        first, second, other = (tokens.make(store, who, NOW) for who in (1, 1, 2))
        assert [tokens.owner(store, token) for token in (first, second, other)] == [1, 1, 2]
        assert tokens.owner(store, first.swapcase()) is None
        assert tokens.owner(store, "\0") is None
        assert tokens.end_all(store, 1) == 2
        assert [tokens.owner(store, token) for token in (first, second, other)] == [None, None, 2]
        accounts.disable(store, "bent")
        assert tokens.owner(store, other) is None
