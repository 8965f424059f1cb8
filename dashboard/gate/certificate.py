"""The protection certificate: what a round's publication tells and hides, and that the gate let it through."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from dashboard.gate.standing import ALL, Standing
from dashboard.statistics.atoms import ROWS, factor_variable, item_variable

Line = tuple[str, str, str, str, str]  # form, unit code, variable, label, status


@dataclass(frozen=True, slots=True)
class FormCertificate:
    """Declared factor cells of one form by status; `whole_*` those of everybody ("all"), told as a number or a bound
    out of those asked. `smallest` is the fewest answers that a number stands for, None where none does."""

    form: str
    declared: int
    shown: int
    few: int
    protect: int
    extreme: int
    absent: int
    whole_declared: int
    whole_shown: int
    smallest: int | None

    @property
    def asked(self) -> int:
        return self.declared - self.absent


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """`groups`, `persons` and `institutions` count the gate's findings: 0 in everything that was published.

    `publications` of `versions` were judged together, in `seconds`. `mask` is the fingerprint of what is told and
    hidden, `rules` the version of the rules. It names no file and no one's interval, which would tell of answers.
    """

    round: str
    forms: tuple[FormCertificate, ...]
    k: int
    groups: int = 0
    persons: int = 0
    institutions: int = 0
    versions: int
    publications: int
    seconds: float
    rules: str
    mask: str
    told_at: datetime


def fingerprint(masks: Mapping[str, str]) -> str:
    """SHA-256 over the masks of all forms by key, whatever order they come in."""
    return hashlib.sha256("\n".join(masks[form] for form in sorted(masks)).encode()).hexdigest()


def of_form(standing: Standing) -> FormCertificate:
    cells, whole = standing.factors, standing.factors.places.labels == 0
    status, told = cells.status, np.isin(cells.status, ("shown", "extreme"))
    counts = {name: int((status == name).sum()) for name in ("shown", "few", "protect", "extreme", "absent")}
    answers = cells.n[status == "shown"]
    return FormCertificate(
        form=standing.form.key,
        declared=len(status),
        whole_declared=int((whole & (status != "absent")).sum()),
        whole_shown=int((whole & told).sum()),
        smallest=int(np.nanmin(answers)) if np.isfinite(answers).any() else None,
        **counts,
    )


def mask_of(standing: Standing) -> str:
    """Every cell that stands with its status, hidden ones included, in an order of its own."""
    return "\n".join("\t".join(line) for line in sorted(_lines(standing)))


def _lines(standing: Standing) -> Iterator[Line]:
    form = standing.form.key
    for unit, key, label, status, *_ in standing.factor_rows:
        yield form, str(unit), factor_variable(str(key)), str(label), str(status)
    for unit, key, label, *_ in standing.item_rows:
        yield form, str(unit), item_variable(str(key)), str(label), "shown"
    for unit, key, label, *_ in standing.band_rows:
        yield form, str(unit), f"bands.{key}", str(label), "shown"
    for unit, *_ in standing.response_rows:
        yield form, str(unit), ROWS, ALL, "shown"
