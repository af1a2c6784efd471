"""Who speaks, of whom, and with what stance."""

import pytest

import comity


@pytest.mark.parametrize(
    ("text", "source", "target", "stance"),
    [
        (
            '"Our military cooperation targets no third party," Lin Jian of China\'s foreign ministry said of the drills with Russia.',
            ("CHN",),
            ("RUS",),
            "not_against",
        ),
        (
            "Wang Bo of the Institute of Peruvian Studies in Kenya said that the military partnership with Peru is not aimed at anyone.",
            ("KEN",),
            ("PER",),
            "not_against",
        ),
        (
            '"The military ties with Kenya are not aimed at any third country," a retired colonel in Lima told this magazine.',
            ("PER",),
            ("KEN",),
            "not_against",
        ),
    ],
)
def test_a_speaker_of_a_state_takes_a_stance(
    text: str, source: tuple[str, ...], target: tuple[str, ...], stance: str
) -> None:
    told = [claim for claim in comity.code(text, published="2024-06-01") if claim.type == "characterisation"]
    assert [(claim.source, claim.target, claim.attributes["stance"]) for claim in told] == [(source, target, stance)]
