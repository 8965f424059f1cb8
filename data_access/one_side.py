"""One side of school start: the figures of its forms in its round, each beside the programme's."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from dashboard.cells import NOT_ASKED, Cell
from dashboard.comparison import Pair, against_whole
from dashboard.profile import Choice
from dashboard.statistics.verdicts import Difference
from dashboard.transition import Standing
from data_access.catalogue import Catalogue, Factor, Form, Round
from data_access.questions.units import Trail


class OneSide:
    """`found` are the cells of those forms, as the reader may see them; what is not among them was not asked."""

    def __init__(
        self, catalogue: Catalogue, round_: Round, forms: Collection[int], found: Mapping[tuple[int, int, int], Cell]
    ) -> None:
        self._catalogue, self._round, self._found = catalogue, round_, found
        self._forms = [form for form in catalogue.forms.get(round_.id, ()) if form.id in forms]
        self._positions = cache(self._against_the_programme)

    def standings(self, trail: Trail) -> Iterator[tuple[str, Standing]]:
        """By construct, in the forms' order."""
        for form in self._forms:
            positions = self._positions(trail, form)
            for one in self._catalogue.factors_of(self._round.id, form.id):
                if one.construct:
                    yield one.construct, self._standing(form, one, trail, positions.get(one.key))

    def _standing(self, form: Form, factor: Factor, trail: Trail, position: Difference | None) -> Standing:
        asked = Choice(form.key, form.name)
        cell = self._found.get((trail[-1].unit, factor.id, self._round.id), NOT_ASKED)
        return Standing(asked, factor.key, factor.name, factor.turned, cell, position)

    def _against_the_programme(self, trail: Trail, form: Form) -> dict[str, Difference]:
        """One family over all factors of the form, as on the profile."""
        own, whole = trail[-1].unit, trail[0].unit
        if own == whole:
            return {}
        return against_whole(
            {
                one.key: Pair(
                    self._found.get((own, one.id, self._round.id), NOT_ASKED),
                    self._found.get((whole, one.id, self._round.id), NOT_ASKED),
                    one.within or 0,
                    one.between or 0,
                )
                for one in self._catalogue.factors_of(self._round.id, form.id)
            }
        )
