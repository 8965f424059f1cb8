"""The question whether a text is about one child: asked where it is likely, and seldom where it is not."""

import pytest

from dashboard.one_child import may_be_about_one

ABOUT_ONE = [
    "Hans mor siger, at han sover dårligt.",
    "Vi talte om drengen Ali og hans venner.",
    "Mathias slår de andre i frikvarteret.",
    "Der er en pige, der ikke har nogen at lege med.",
    "Eleven Emma mangler ofte.",
    "Oliver har ADHD.",
    "Barnets forældre vil have et møde.",
    "DENNE DRENG fylder meget.",
    "The pupil Emma is often away.",
    "A boy who shouts.",
    "Øjvind driller.",
]
ABOUT_GROUPS = [
    "",
    "Drengene i 3. klasse læser mindre end pigerne.",
    "Børnene slår ikke hinanden så meget som før.",
    "Eleverne driller mest i frikvarteret.",
    "Forældrene vil gerne høre mere fra os.",
    "Vi måler trivsel med kortlægningen i maj.",
    "Hvem driller? Det ved vi ikke.",
    "Anna tager kontakt til Bo om materialer.",
    "De voksne råber for meget.",
    "Barnet i midten er et begreb fra kurset.",
    "Some hit back when they are teased.",
]


@pytest.mark.parametrize("text", ABOUT_ONE)
def test_a_text_that_speaks_of_one_is_asked_about(text: str) -> None:
    assert may_be_about_one(text)


@pytest.mark.parametrize("text", ABOUT_GROUPS)
def test_a_text_about_a_group_is_left_in_peace(text: str) -> None:
    assert not may_be_about_one(text)
