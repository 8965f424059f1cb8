"""A world brought into a store package by package, scraped after each as everybody, and attacked as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack import marks, scrape
from tests.attack.attacker import Found, Moment, attack
from tests.attack.scrape import ROLES, Scraped
from tests.attack.site import Site
from tests.attack.surveys import World


@dataclass
class Story:
    """`refused` counts packages that the program would not publish: nothing was told of them."""

    moments: list[Moment] = field(default_factory=list)
    scraped: list[Scraped] = field(default_factory=list)
    refused: int = 0

    def found(self) -> list[Found]:
        """What leaks, whoever collected it, and what should not have been in any answer."""
        strange = [Found("strange", f"{one.who}: {what}") for one in self.scraped for what in one.strange]
        unrounded = [Found("unrounded", f"{one.who}: {what}") for one in self.scraped for what in one.unrounded]
        return [*strange, *unrounded, *attack(self.moments)]


def told(world: World, folder: Path, *, pages: bool = False, roles: Sequence[str] = ROLES) -> Story:
    """`pages` opens every page too, at the end. Without roles it is the operator and the thief who tell everything."""
    site, story = Site(folder), Story()
    for version in world.versions:
        if not site.publish(version):
            story.refused += 1
            continue
        everybody = scrape.everything(site, pages=False, roles=roles)
        whole = scrape.union(everybody)
        mine = frozenset(claim for claim in whole.claims if claim.round == version.round)
        with site.tables() as stolen:
            told = frozenset(mark for mark in marks.from_tables(stolen) if mark.round == version.round)
        story.moments.append(Moment(version, mine, told))
        story.scraped += [*everybody, whole]
    if pages:
        story.scraped += scrape.everything(site, pages=True, roles=roles)
    if "Traceback" in site.logged.getvalue():
        raise AssertionError(site.logged.getvalue())
    return story
