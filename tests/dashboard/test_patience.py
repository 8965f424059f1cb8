"""How long somebody waits who was wrong too often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.patience import LONGEST, WINDOW, Failures, network, wait

NONE = Failures()


@pytest.mark.parametrize(
    ("here", "address", "account", "addresses", "seconds"),
    [
        (NONE, NONE, NONE, 0, 0),
        (Failures(9), Failures(9), Failures(9), 1, 0),
        (Failures(10), Failures(10), Failures(10), 1, 30),
        (Failures(10, 20.5), Failures(10, 20.5), Failures(10, 20.5), 1, 9.5),
        (Failures(10, 30), Failures(10, 30), Failures(10, 30), 1, 0),
        (Failures(11), Failures(11), Failures(11), 1, 60),
        (Failures(14), Failures(14), Failures(14), 1, 480),
        (Failures(15), Failures(15), Failures(15), 1, 900),
        (Failures(4000), Failures(4000), Failures(4000), 1, 900),
        (NONE, Failures(49), NONE, 0, 0),
        (NONE, Failures(50), NONE, 0, 30),
        (NONE, Failures(90), NONE, 0, 60),
        (NONE, Failures(90, 45), NONE, 0, 15),
        (NONE, NONE, Failures(20), 4, 0),
        (NONE, NONE, Failures(19), 19, 0),
        (NONE, NONE, Failures(20), 5, 3),
        (NONE, NONE, Failures(9000, 1), 900, 2),
    ],
)
def test_the_delay_grows_with_the_failures(
    here: Failures, address: Failures, account: Failures, addresses: int, seconds: float
) -> None:
    assert wait(here, address, account, addresses) == seconds


many = st.integers(0, 10_000)
ago = st.floats(0, WINDOW.total_seconds())
failures = st.builds(Failures, many, ago)


@given(failures, failures, failures, many)
def test_nobody_is_ever_locked_out(here: Failures, address: Failures, account: Failures, addresses: int) -> None:
    assert 0 <= wait(here, address, account, addresses) <= LONGEST


@given(failures, failures, many)
def test_an_address_that_was_never_wrong_waits_a_few_seconds_at_most(
    account: Failures, elsewhere: Failures, addresses: int
) -> None:
    assert wait(NONE, NONE, account, addresses) <= 5


@given(failures, failures, failures, many, st.floats(0, 900))
def test_waiting_is_enough(here: Failures, address: Failures, account: Failures, addresses: int, longer: float) -> None:
    seconds = wait(here, address, account, addresses)
    later = [Failures(one.count, one.ago + seconds + longer) for one in (here, address, account)]
    assert wait(*later, addresses) == pytest.approx(0, abs=1e-6)


@given(failures, st.integers(1, 100), ago)
def test_another_failure_never_shortens_the_wait(here: Failures, more: int, since: float) -> None:
    worse = Failures(here.count + more, min(here.ago, since))
    assert wait(worse, NONE, NONE, 0) >= wait(here, NONE, NONE, 0)


@pytest.mark.parametrize(
    ("address", "counted"),
    [("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::/64"),
     ("fe80::1%eth0", "fe80::/64"), ("", ""), ("a socket", "a socket")],
)  # fmt: skip
def test_what_counts_as_one_address(address: str, counted: str) -> None:
    assert network(address) == counted


@given(st.text())
def test_any_address_can_be_counted(address: str) -> None:
    assert network(network(address)) == network(address)
