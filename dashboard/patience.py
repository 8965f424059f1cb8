"""How long somebody waits who has signed in wrongly too often: a delay that grows, never a lockout (trust.md AC-8)."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

WINDOW = timedelta(minutes=15)  # older failures are forgotten
FIRST = 30  # seconds; doubled with every failure after the limit
# One account from one network address: no more tries than a guesser could use.
TRIES, LONGEST = 10, 15 * 60
# One address, whatever the account: a school has one for all, so it does not wait long for what one of them did.
TRIES_OF_ADDRESS, LONGEST_OF_ADDRESS = 50, 60
# Many addresses against one account: all of them take turns, its owner among them.
CROWD, TRIES_OF_CROWD, TURN = 5, 20, 3
PREFIX = 64  # bits of an IPv6 address that name a network


@dataclass(frozen=True, slots=True)
class Failures:
    """How many there were within the window, and how many seconds ago the last one was."""

    count: int = 0
    ago: float = 0.0


def wait(here: Failures, address: Failures, account: Failures, addresses: int) -> float:
    """Seconds until the next try.

    `here` are failures of this account from this address, `address` and `account` those of each at large;
    `addresses` is from how many addresses this account was tried.
    """
    turn = TURN if addresses >= CROWD and account.count >= TRIES_OF_CROWD else 0
    return max(
        _delay(here.count, TRIES, LONGEST) - here.ago,
        _delay(address.count, TRIES_OF_ADDRESS, LONGEST_OF_ADDRESS) - address.ago,
        turn - account.ago,
        0,
    )


def network(address: str) -> str:
    """What counts as one address: with IPv6 everybody has billions of their own, so it is the network they are in."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, PREFIX), strict=False))


def _delay(count: int, tries: int, longest: int) -> int:
    """The doublings are counted no further than the longest delay, or the number would grow without end."""
    return 0 if count < tries else min(FIRST * 2 ** min(count - tries, 10), longest)
