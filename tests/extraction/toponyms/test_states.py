"""States that act, are dealt with or are given something are no places; bodies hold none."""

import pytest

from reportedly.extraction.toponyms.toponyms import find_toponyms
from reportedly.predictions import reading_of
from reportedly.resolution.places.gazetteer import open_gazetteer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said Norway even more openly denies it.", []),
        ("It is an invitation to Norway, and a success of Norway.", []),
        ("The assault of Norway on Iceland would be hard.", ["Iceland"]),
        ("A raid on Iceland would be hard to stop.", ["Iceland"]),
        ("All who were in the occupation of Norway will be tried.", ["Norway"]),
        ("They lend seventy old tanks to Norway.", []),
        ("It would provide easy access to Norway.", ["Norway"]),
        ("Troops moved seventy tanks to Norway.", ["Norway"]),
        ("Nobody wants Norway to lose.", []),
        ("They want Norway in peace.", ["Norway"]),
        ("Norway has often been blamed for it.", []),
        ("Norway has been shelled.", ["Norway"]),
        ("All big economies including Norway grew.", []),
        ("Six died in Norway army raids on Tromso.", ["Tromso"]),
        ("Six died in Norway's shelling of Tromso.", ["Tromso"]),
        ("Six died in Norway’s latest missile attack on Tromso.", ["Tromso"]),
        ("Six died in Norway's capital in an attack.", ["Norway"]),
        ("He dreams of the Soviet Union.", []),
        ("He was born in the Soviet Union.", ["Soviet Union"]),
        ("Talks went on in the Kremlin.", ["Kremlin"]),
        ("Nobody in the Kremlin answered.", []),
        ("His masters in the Kremlin know it.", []),
        ("Europe has to pay, he said in Europe.", ["Europe"]),
        ("Norway, despite the long rain, has paid.", []),
        ("It is true that Norway, for all its oil, is poor.", []),
        ("In Tromso, Norway, as so often, has it rained.", ["Tromso", "Norway"]),
        ("Norway has been actively buying tanks.", []),
        ("It is so that Norway is prepared for it.", []),
        ("They sent aid worth two billion to Norway.", []),
        ("It lies between a rich and open Norway and a poorer one.", []),
        ("There was no war on the part of Norway.", []),
        ("They saw Norway's troops near its border.", []),
        ("They saw Norway's northern border.", ["Norway"]),
        # what only names a body, and what only names a part of a town
        ("The Bank of Norway warned of it.", []),
        ("Ships hit the bank of Norway.", ["Norway"]),
        ("The Assembly of Norway and Iceland met.", []),
        ("Union State plans were made in Norway.", ["Norway"]),
        ("Shells hit the Old Town of Tromso.", ["Tromso"]),
        ("The City of Tromso was hit.", ["Tromso"]),
    ],
)
def test_what_is_a_state_or_a_body_and_no_place(text: str, expected: list[str]) -> None:
    found = find_toponyms(reading_of({"id": "t", "text": text})[1], open_gazetteer())
    assert [toponym.as_written for toponym in found] == expected
