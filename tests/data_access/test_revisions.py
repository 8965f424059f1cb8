"""What is typed into worksheets: nothing is lost, overwritten or doubled, whoever writes and whatever is sent again."""

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from dashboard.logged import holds_cpr
from data_access import revisions
from data_access.engine import reading, writing
from data_access.revisions import Clash, Edit, Refused
from tests.data_access.team import PEOPLE, Team, begun
from tests.hostile.corpus import STRINGS
from tests.stores import Stores

TEXT, LINE, DAY, ROW, TITLE = (
    "goal.difference",
    "goal.target_group",
    "goal.deadline",
    "actions.a1.row",
    "actions.a1.title",
)


@pytest.fixture
def team(stores: Stores, first_round: Path) -> Iterator[Team]:
    stores.take(first_round)
    with writing(stores.store) as connection:
        yield begun(connection)


def test_what_is_written_stands_with_who_wrote_it(team: Team) -> None:
    saved = team.save("Anna", TEXT, 0, "Flere læser.")
    assert (saved.rev, saved.head.text, saved.head.author, saved.head.both) == (1, "Flere læser.", "Anna", False)
    assert team.text(TEXT) == "Flere læser."


def test_the_same_change_sent_again_is_one_change_and_gets_the_same_answer(team: Team) -> None:
    first = team.save("Anna", TEXT, 0, "Flere", "op-1")
    team.save("Bo", TEXT, 1, "Flere læser", "op-2")
    again = team.save("Anna", TEXT, 0, "Flere", "op-1")
    assert again.rev == first.rev
    assert again.head.text == "Flere læser"
    assert team.history(TEXT) == ["Flere", "Flere læser"]


def test_a_name_that_another_change_has_is_refused(team: Team) -> None:
    team.save("Anna", TEXT, 0, "Flere", "op-1")
    with pytest.raises(Refused, match=r"sheet\.refused\.unknown"):
        team.save("Bo", TEXT, 0, "Noget andet", "op-1")
    with pytest.raises(Refused, match=r"sheet\.refused\.unknown"):
        team.save("Anna", LINE, 0, "Flere", "op-1")


def test_a_change_that_arrives_after_what_was_made_of_it_adds_nothing(team: Team) -> None:
    """Also when others have written meanwhile: else the same words would come twice."""
    team.save("Anna", TEXT, 0, "Flere læ", "chain.2")
    team.save("Bo", TEXT, 0, "Ro")
    late = team.save("Anna", TEXT, 0, "Flere", "chain.1")
    assert late.rev == 1
    assert sorted(late.head.text.split()) == ["Flere", "Ro", "læ"]


def test_a_change_that_was_made_while_nobody_knew_of_the_one_before_goes_on_from_it(team: Team) -> None:
    team.save("Anna", TEXT, 0, "Flere", "chain.1")
    team.save("Bo", TEXT, 0, "Ro")
    later = team.save("Anna", TEXT, 0, "Flere læser", "chain.2")
    assert sorted(later.head.text.split()) == ["Flere", "Ro", "læser"]


def test_chains_are_told_apart_also_where_their_names_hold_signs_of_a_search(team: Team) -> None:
    team.save("Anna", TEXT, 0, "Flere", "chain.1")
    other = team.save("Bo", TEXT, 1, "Flere læser", "c%.1")
    assert other.head.text == "Flere læser"


def test_of_two_who_wrote_at_once_both_stand_there_and_each_text_is_in_the_history_as_it_was_sent(team: Team) -> None:
    team.save("Anna", TEXT, 0, "Vi læser højt")
    saved = team.save("Bo", TEXT, 0, "Ro i klassen")
    assert saved.rev == 2
    assert saved.head.both
    assert team.text(TEXT) == "Ro i klassen\nVi læser højt"
    assert team.history(TEXT) == ["Vi læser højt", "Ro i klassen", "Ro i klassen\nVi læser højt"]


def test_a_conflict_is_told_until_somebody_who_has_seen_both_has_written(team: Team) -> None:
    team.save("Anna", TEXT, 0, "Vi læser højt")
    mine = team.save("Bo", TEXT, 0, "Ro i klassen")
    unseen = team.save("Bo", TEXT, mine.rev, "Ro i klassen først")
    assert unseen.head.both
    assert not team.save("Cihan", TEXT, unseen.head.rev, "Ro først, så læser vi højt").head.both


def test_two_who_change_different_places_are_put_together_without_a_conflict(team: Team) -> None:
    base = team.save("Anna", TEXT, 0, "Mål. Tegn.").rev
    team.save("Anna", TEXT, base, "Mål for alle. Tegn.")
    saved = team.save("Bo", TEXT, base, "Mål. Tegn i maj.")
    assert (saved.head.text, saved.head.both) == ("Mål for alle. Tegn i maj.", False)


def test_of_two_dates_one_must_be_picked_and_the_first_stays_meanwhile(team: Team) -> None:
    team.save("Anna", DAY, 0, "2026-05-01")
    with pytest.raises(Clash) as clash:
        team.save("Bo", DAY, 0, "2026-06-01")
    assert (clash.value.head.text, clash.value.head.author) == ("2026-05-01", "Anna")
    assert team.text(DAY) == "2026-05-01"
    assert team.save("Bo", DAY, clash.value.head.rev, "2026-06-01").head.text == "2026-06-01"


def test_the_same_date_from_both_is_no_conflict(team: Team) -> None:
    team.save("Anna", DAY, 0, "2026-05-01")
    assert team.save("Bo", DAY, 0, "2026-05-01").head.text == "2026-05-01"


def test_who_writes_in_a_row_that_was_removed_meanwhile_brings_it_back(team: Team) -> None:
    added = team.save("Anna", ROW, 0, "1")
    title = team.save("Anna", TITLE, 0, "Fælles")
    team.save("Bo", ROW, added.rev, "")
    team.save("Anna", TITLE, title.rev, "Fælles morgenmøde")
    assert team.text(ROW) == "1"


def test_emptying_a_field_of_a_removed_row_leaves_it_removed(team: Team) -> None:
    added = team.save("Anna", ROW, 0, "1")
    title = team.save("Anna", TITLE, 0, "Fælles")
    team.save("Bo", ROW, added.rev, "")
    team.save("Anna", TITLE, title.rev, "")
    assert team.text(ROW) == ""


@pytest.mark.parametrize(
    ("field", "base", "text", "why"),
    [
        ("goal.nothing", 0, "x", "unknown"),
        ("actions.A!.title", 0, "x", "unknown"),
        (TEXT, 7, "x", "unknown"),
        (TEXT, 0, "x\0", "unknown"),
        (TEXT, 0, "x" * 200_001, "long"),
        (LINE, 0, "x" * 1_001, "long"),
        (DAY, 0, "1. maj", "value"),
        ("evaluation.decision", 0, "maybe", "value"),
        (TEXT, 0, "Det er 010112-1234", "cpr"),
        (LINE, 0, "0101121234", "cpr"),
    ],
)
def test_what_cannot_stand_in_a_field_is_refused_and_nothing_is_kept(
    team: Team, field: str, base: int, text: str, why: str
) -> None:
    with pytest.raises(Refused, match=rf"sheet\.refused\.{why}"):
        team.save("Anna", field, base, text)
    assert revisions.heads(team.store, team.sheet) == {}


def test_only_what_was_changed_since_is_told_in_order_of_birth(team: Team) -> None:
    team.save("Anna", TEXT, 0, "et")
    cursor = team.save("Anna", LINE, 0, "to").head.number
    team.save("Bo", TEXT, 1, "et og mere")
    assert list(revisions.heads(team.store, team.sheet)) == [TEXT, LINE]
    assert list(revisions.heads(team.store, team.sheet, cursor)) == [TEXT]


def test_writing_on_top_of_whatever_stands_never_conflicts(team: Team) -> None:
    team.save("Anna", DAY, 0, "2026-05-01")
    assert revisions.write(team.store, team.sheet, "Bo", DAY, "2026-06-01").head.text == "2026-06-01"


def test_every_string_comes_back_as_it_was_written(team: Team) -> None:
    """Signs of all the world, composed and decomposed, from right to left, and very long."""
    long = "Ærø 😀 עברית \u202e " * 3_500
    wanted = [*STRINGS, unicodedata.normalize("NFC", "é å ö"), unicodedata.normalize("NFD", "é å ö"), long]
    wanted = [text for text in dict.fromkeys(wanted) if "\0" not in text and is_text(text) and not holds_cpr(text)]
    base = 0
    for text in wanted:
        base = team.save("Anna", TEXT, base, text).rev
        assert team.text(TEXT) == text
    assert team.history(TEXT) == wanted
    assert len(wanted) > 400


def is_text(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def test_many_who_write_at_once_in_the_same_field_all_stand_there(stores: Stores, team: Team) -> None:
    """Everybody from the same empty field, and the same change twice."""
    team.store.commit()
    words = [f"ord{n}" for n in range(24)]

    def send(n: int) -> None:
        with writing(stores.store) as connection:
            revisions.save(connection, team.sheet, PEOPLE[n % 3], Edit(TEXT, 0, f"op-{n}", words[n]))

    with ThreadPoolExecutor(8) as senders:
        list(senders.map(send, [*range(24), *range(24)]))
    with reading(stores.store) as after:
        assert sorted(revisions.heads(after, team.sheet)[TEXT].text.split()) == sorted(words)


def test_changes_are_numbered_in_the_order_in_which_they_can_be_seen(stores: Stores, team: Team) -> None:
    """Or whoever asks for news would miss one that came late with an early number."""
    team.store.commit()

    def send(n: int) -> None:
        with writing(stores.store) as connection:
            revisions.save(connection, team.sheet, "Anna", Edit(f"log.r{n}.observation", 0, str(uuid4()), "x"))

    seen: set[str] = set()
    cursor = 0
    with ThreadPoolExecutor(6) as senders:
        done = [senders.submit(send, n) for n in range(60)]
        while not all(one.done() for one in done):
            with reading(stores.store) as connection:
                news = revisions.heads(connection, team.sheet, cursor)
            seen |= news.keys()
            cursor = max([cursor, *(head.number for head in news.values())])
    assert all(one.exception() is None for one in done)
    with reading(stores.store) as connection:
        seen |= revisions.heads(connection, team.sheet, cursor).keys()
        assert seen == revisions.heads(connection, team.sheet).keys()
