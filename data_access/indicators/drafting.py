"""What may be told of indicators: masked, then hidden further until the independent audit finds nothing."""

from collections.abc import Iterable, Mapping, Sequence

from threadpoolctl import threadpool_limits

from dashboard.indicators.audit.audit import Breach, breaches
from dashboard.indicators.audit.standing import Figure, Standing
from dashboard.indicators.disclosure.corrections import Earlier
from dashboard.indicators.disclosure.drafts import Draft, Rules, drafts, figure
from dashboard.indicators.given import Given, Key
from dashboard.indicators.values import Told
from data_access.drafting import NotSafe

ATTEMPTS = 50  # each hides at least one value more; far fewer are needed


@threadpool_limits.wrap(limits=1)
def safe(rows: Sequence[Given], rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> list[Draft]:
    """Year by year: other pupils are tested every year. Raises NotSafe."""
    found: list[Draft] = []
    for year in sorted({row.school_year for row in rows}):
        of_year = drafts([row for row in rows if row.school_year == year], rules, earlier)
        found += _repaired({draft.row.key: draft for draft in of_year}, rules, earlier).values()
    return found


def standing(told: Iterable[Draft], rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> Standing:
    """As the audit takes it."""
    told = list(told)
    return Standing(
        rules.indicators,
        rules.units.parents,
        rules.units.kinds,
        rules.k,
        {draft.row.key: draft.row for draft in told},
        {draft.row.key: Figure(draft.status, draft.value, draft.n, draft.bound) for draft in told},
        {key: [_before(one) for one in some] for key, some in earlier.items()},
        {draft.row.key: 0.0 for draft in told if figure(draft) in earlier.get(draft.row.key, ())},
    )


def _repaired(told: dict[Key, Draft], rules: Rules, earlier: Mapping[Key, Sequence[Earlier]]) -> dict[Key, Draft]:
    found = list(breaches(standing(told.values(), rules, earlier)))
    for _ in range(ATTEMPTS):
        if not found:
            return told
        sacrificed = _sacrificed(found, told, rules)
        if not sacrificed:
            break
        told = told | {key: Draft(told[key].row, Told.PROTECT) for key in sacrificed}
        found = list(breaches(standing(told.values(), rules, earlier), sacrificed))
    raise NotSafe([one.finding for one in found])


def _sacrificed(found: Iterable[Breach], told: Mapping[Key, Draft], rules: Rules) -> set[Key]:
    """One for each breach, unless it may be helped already."""
    sacrificed: set[Key] = set()
    for one in found:
        if one.culprits and sacrificed.isdisjoint(one.culprits):
            sacrificed.add(_least_important(one, told, rules))
    return sacrificed


def _least_important(breach: Breach, told: Mapping[Key, Draft], rules: Rules) -> Key:
    def importance(key: Key) -> tuple:
        _, unit, _, grade, group = key
        return rules.units.importance((unit, grade, group), told[key].row.n or 0)

    return max(breach.culprits, key=importance)


def _before(one: Earlier) -> Figure:
    return Figure(Told.SHOWN if one.bound is None else Told.EXTREME, one.value, one.n, one.bound)
