"""Writing down what was asked in a round: forms, factors, items with their wording, and splits."""

from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.disclosure.universe import ALL, label
from dashboard.mapping import Factor, Form, Mapping, Name
from dashboard.publication.comparability import signature
from dashboard.wording import from_key
from data_access import tables
from data_access.rows import names, numbered


@dataclass(frozen=True)
class Questionnaire:
    """One form of one round; `form_id` is its lasting number."""

    store: Connection
    round_id: int
    form_id: int
    mapping: Mapping

    @classmethod
    def register(cls, store: Connection, round_id: int, mapping: Mapping, position: int) -> "Questionnaire":
        form = mapping.forms[position]
        number = numbered(store, tables.form, {"key": form.key}, {})
        values = {"position": position, "informant": form.informant, "subject": form.subject, **names(form.name)}
        numbered(store, tables.form_in_round, {"round_id": round_id, "form_id": number}, values)
        return cls(store, round_id, number, mapping)

    def factor(self, position: int, spec: Factor) -> int:
        """The factor's number."""
        number = numbered(self.store, tables.factor, {"form_id": self.form_id, "key": spec.key}, {})
        values = {
            "position": position,
            "construct_id": self._construct(spec),
            "lowest": spec.scale[0],
            "highest": spec.scale[1],
            "turned": spec.higher_is == "worse",
            "local": spec.local,
            "signature": signature(spec, self.mapping),
            **names(spec.name or from_key(spec.key)),
        }
        numbered(self.store, tables.factor_in_round, {"round_id": self.round_id, "factor_id": number}, values)
        for place, item in enumerate(spec.items):
            values = {"position": place, "reversed": item in spec.reversed}
            address = {"round_id": self.round_id, "factor_id": number, "item_id": self.item(item)}
            numbered(self.store, tables.factor_item, address, values)
        return number

    def item(self, key: str) -> int:
        """The item's number."""
        number = numbered(self.store, tables.item, {"form_id": self.form_id, "key": key}, {})
        text = self.mapping.item(key).text or Name(da=key)
        wording = {"version": self.mapping.item(key).version, "text_da": text.da, "text_en": text.in_language("en")}
        numbered(self.store, tables.item_in_round, {"round_id": self.round_id, "item_id": number}, wording)
        return number

    def splits(self, form: Form) -> dict[str, int]:
        """Numbers by label, `all` included."""
        whole = {"name_da": "", "name_en": "", "split_da": "", "split_en": ""}
        numbers = {ALL: numbered(self.store, tables.split, {"key": ALL}, whole)}
        for key, split in form.splits.items():
            for value in split.values.values():
                values = names(value) | {"split_da": split.name.da, "split_en": split.name.in_language("en")}
                numbers[label(key, value.key)] = numbered(
                    self.store, tables.split, {"key": label(key, value.key)}, values
                )
        return numbers

    def _construct(self, spec: Factor) -> int | None:
        return numbered(self.store, tables.construct, {"key": spec.construct_key}, {}) if spec.construct_key else None
