"""The certificate of a publication, written with its cells and read back."""

from dataclasses import asdict

from sqlalchemy import Connection, Row, insert, select

from dashboard.gate.certificate import Certificate, FormCertificate
from data_access import tables

_COUNTS = [column for column in FormCertificate.__dataclass_fields__ if column != "form"]


def write(store: Connection, publication_id: int, certificate: Certificate) -> None:
    names = [column.name for column in tables.certificate.columns if not column.primary_key]
    row = {name: getattr(certificate, name) for name in names}
    store.execute(insert(tables.certificate).values(row | {"publication_id": publication_id}))
    numbers = dict(store.execute(select(tables.form.c.key, tables.form.c.id)).all())
    rows = [
        {"publication_id": publication_id, "position": position, "form_id": numbers[form.form]}
        | {name: count for name, count in asdict(form).items() if name in _COUNTS}
        for position, form in enumerate(certificate.forms)
    ]
    if rows:
        store.execute(insert(tables.certificate_form), rows)


def newest_publication(store: Connection, round_id: int) -> Row | None:
    """What stands of the round; `mask` is empty where it was published before there were certificates."""
    here, with_it = tables.publication, tables.certificate
    wanted = select(here, *(column for column in with_it.columns if not column.primary_key))
    wanted = wanted.outerjoin(with_it, with_it.c.publication_id == here.c.id).where(here.c.round_id == round_id)
    return store.execute(wanted.order_by(here.c.id.desc()).limit(1)).first()


def read(store: Connection, round_id: int) -> Certificate | None:
    """Of what stands of the round; None where it has no certificate."""
    row = newest_publication(store, round_id)
    if row is None or row.mask is None:
        return None
    key = store.execute(select(tables.round_.c.key).where(tables.round_.c.id == round_id)).scalar_one()
    return Certificate(
        round=key,
        forms=tuple(_forms(store, row.id)),
        k=row.k,
        groups=row.groups,
        persons=row.persons,
        institutions=row.institutions,
        versions=row.versions,
        publications=row.publications,
        seconds=row.seconds,
        rules=row.rules,
        mask=row.mask,
        told_at=row.published_at,
    )


def _forms(store: Connection, publication_id: int) -> list[FormCertificate]:
    here = tables.certificate_form
    wanted = select(tables.form.c.key, here).join(tables.form, tables.form.c.id == here.c.form_id)
    rows = store.execute(wanted.where(here.c.publication_id == publication_id).order_by(here.c.position))
    return [FormCertificate(row.key, *(getattr(row, name) for name in _COUNTS)) for row in rows]
