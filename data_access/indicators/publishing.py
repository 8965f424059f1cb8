"""A checked file's whole way into the store: kept in the vault, masked with what is there, audited; or nothing."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Engine, select

from dashboard.indicators.catalogue import indicators as of_rows
from dashboard.indicators.disclosure.drafts import Draft, Rules
from dashboard.indicators.given import Checked, Given, Key
from dashboard.indicators.values import Told
from dashboard.logged import CONSOLE
from data_access import tables
from data_access.drafting import NotSafe
from data_access.engine import reading, writing
from data_access.indicators import vault as vaulted
from data_access.indicators import written
from data_access.indicators.drafting import safe
from data_access.indicators.known import known
from data_access.indicators.units import known as known_units

__all__ = ["NotSafe", "Outcome", "bring_in", "preview", "publish_again"]

LEAST_K = 5


@dataclass(frozen=True)
class Outcome:
    """How many of a file's rows are new, changed or as before, and what is told of them; `definitions` and `matches`
    count what else is new."""

    new: int
    changed: int
    unchanged: int
    statuses: Mapping[Told, int] = field(default_factory=dict)
    definitions: int = 0
    matches: int = 0

    @property
    def fresh(self) -> bool:
        """Whether the file says anything that was not known."""
        return bool(self.new or self.changed or self.definitions or self.matches)


def bring_in(vault_engine: Engine, store_engine: Engine, checked: Checked, account: str = CONSOLE) -> Outcome:
    """All or nothing; a file that says nothing new changes nothing. Raises NotSafe."""
    with writing(store_engine) as store, writing(vault_engine) as vault:
        checked = _complete(vault, checked)
        outcome, drafts = _drafted(vault, store, checked)
        if outcome.fresh or not written.is_known(store, checked.fingerprint):
            written.file(store, checked, account)
            vaulted.keep(vault, _fresh(vault, checked), checked.fingerprint, checked.made_up)
            _tell(vault, store, drafts)
        # The vault is committed first: were the store's commit lost, importing again would publish what is kept.
    return outcome


def preview(vault_engine: Engine, store_engine: Engine, checked: Checked) -> Outcome:
    """What bringing it in would do. Raises NotSafe."""
    with reading(store_engine) as store, reading(vault_engine) as vault:
        return _drafted(vault, store, _complete(vault, checked))[0]


def publish_again(vault_engine: Engine, store_engine: Engine) -> None:
    """Repeat masking and audit of all that is kept. Raises NotSafe."""
    with writing(store_engine) as store, writing(vault_engine) as vault:
        _tell(vault, store, _drafts(vault, store, Checked("", "", ()), vaulted.years(vault)))


def rules(store: Connection, checked: Checked | None = None) -> Rules:
    """With the indicators that the file brings."""
    own = of_rows({"indicator": list(map(dict, checked.own))}) if checked else {}
    smallest = store.execute(select(tables.round_.c.k)).scalars().all()
    return Rules({**known(store), **own}, known_units(store).units, max([LEAST_K, *smallest]))


def _complete(vault: Connection, checked: Checked) -> Checked:
    return replace(checked, rows=tuple(vaulted.with_persons(vault, checked.rows)))


def _drafted(vault: Connection, store: Connection, checked: Checked) -> tuple[Outcome, list[Draft]]:
    years = {row.school_year for row in checked.rows}
    before = vaulted.given(vault, years)
    drafts = _drafts(vault, store, checked, years)
    mine = {row.key for row in checked.rows}
    told = Counter(draft.status for draft in drafts if draft.row.key in mine)
    new = sum(row.key not in before for row in checked.rows)
    changed = sum(row.key in before and _differs(before, row, checked.made_up) for row in checked.rows)
    fresh = written.new(store, checked)
    return Outcome(new, changed, len(checked.rows) - new - changed, told, *fresh), drafts


def _drafts(vault: Connection, store: Connection, checked: Checked, years: Collection[int]) -> list[Draft]:
    """Of all that is known of these school years, the file's rows instead of what they replace."""
    rows = {key: row for key, (row, _) in vaulted.given(vault, years).items()} | {row.key: row for row in checked.rows}
    told = vaulted.told(vault, years)
    return safe(list(rows.values()), rules(store, checked), told)


def _tell(vault: Connection, store: Connection, drafts: list[Draft]) -> None:
    years = {draft.row.school_year for draft in drafts}
    made_up = {key for key, (_, made_up) in vaulted.given(vault, years).items() if made_up}
    written.values(store, drafts, made_up, known_units(store).numbers)
    vaulted.remember(vault, drafts, vaulted.told(vault, years))


def _fresh(vault: Connection, checked: Checked) -> Iterator[Given]:
    before = vaulted.given(vault, {row.school_year for row in checked.rows})
    return (row for row in checked.rows if _differs(before, row, checked.made_up))


def _differs(before: Mapping[Key, tuple[Given, bool]], row: Given, made_up: bool) -> bool:
    if row.key not in before:
        return True
    known, was_made_up = before[row.key]
    same = (known.value, known.n, known.status, known.source) == (row.value, row.n, row.status, row.source)
    return not same or made_up != was_made_up
