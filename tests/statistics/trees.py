"""Small unit trees, written in a few words."""

from dashboard.organisation import Unit
from dashboard.tree import Tree


def make_tree(*lines: str) -> Tree:
    """Each line is `code parent kind`; a dot stands for no parent."""
    parts = [line.split() for line in lines]
    return Tree.of("pfl", [Unit(code, parent.strip("."), kind, code) for code, parent, kind in parts])
