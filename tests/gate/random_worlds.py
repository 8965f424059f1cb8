"""Tiny random organisations, answers and publications, for the gate and the slow attacker alike."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from dashboard.publication.counted import Publication
from dashboard.tree import Tree
from tests.gate.builders import Atoms, counted, told, tree

# The same examples every time and no clock: a slow machine changes nothing, and a failure comes again.
many_examples = settings(max_examples=150, deadline=None, derandomize=True, database=None)

LABELS = ("", " gender=girl", " gender=boy")
VALUES = (("girl",), ("boy",), ("",))


@st.composite
def organisations(draw: st.DrawFn, institutions: int = 2) -> Tree:
    lines = []
    for m in range(draw(st.integers(1, 2))):
        lines.append(f"m{m} . municipality")
        for i in range(draw(st.integers(1, institutions))):
            lines.append(f"m{m}i{i} m{m} institution")
            lines += [f"m{m}i{i}g{g} m{m}i{i} child_group" for g in range(draw(st.integers(0, 2)))]
    return tree(*lines)


@st.composite
def answers(draw: st.DrawFn, organisation: Tree, most: int = 8) -> Atoms:
    places = st.tuples(st.sampled_from(organisation.codes), st.sampled_from(VALUES))
    sizes = st.sampled_from([1, 1, 1, 2, 2, 3, 4, 5, 8])
    return {
        place: (n, 3.0 * n, draw(st.integers(0, n) if draw(st.booleans()) else st.just(n)))
        for place, n in draw(st.dictionaries(places, sizes, min_size=1, max_size=most)).items()
    }


@st.composite
def corrected(draw: st.DrawFn, atoms: Atoms) -> Atoms:
    """Some answers more, some fewer, some others."""
    found = dict(atoms)
    for place in draw(st.lists(st.sampled_from(sorted(atoms)), max_size=2, unique=True)):
        n, total, _ = atoms[place]
        n = max(0, n + draw(st.integers(-1, 2)))
        found[place] = (n, total + draw(st.integers(-1, 1)), n)
    return found


@st.composite
def publications(draw: st.DrawFn, versions: int = 1) -> list[Publication]:
    organisation = draw(organisations())
    atoms = draw(answers(organisation))
    found = []
    for version in range(versions):
        atoms = draw(corrected(atoms)) if version else atoms
        now = counted(organisation, atoms)
        found.append(with_every_label(told(now, *draw(cells(organisation)))))
    return found


def with_every_label(publication: Publication) -> Publication:
    """As what stands in a store has them, whether or not anything is told of them."""
    counted = publication.counted
    nothing = np.zeros((len(counted.tree.codes), len(counted.variables)), dtype=bool)
    labels = [label.strip() or "all" for label in LABELS]
    return Publication(counted, {label: publication.told.get(label, nothing) for label in labels})


@st.composite
def cells(draw: st.DrawFn, organisation: Tree) -> list[str]:
    """Few cells or all but a few."""
    every = [code + label for code in organisation.codes for label in LABELS]
    some = draw(st.sets(st.sampled_from(every), min_size=1))
    return sorted(some) if draw(st.booleans()) else [cell for cell in every if cell not in some]
