"""The marked-up form is read as it is meant, written so that it is read back, and says mistakes."""

from pathlib import Path
from typing import Any

import pytest
from gold.layers import ITEMS
from gold.snippets import Text
from hypothesis import given
from hypothesis import strategies as st

from gold import markup

TEXT = (
    "Shelling hit Kest on Monday. The ministry denied that its forces had shelled the town. "
    "“We hold Kest,” it said, “and at least six people were hurt.” Kest lies near Marrow."
)
MARKED = """
# the second sentence
claim c1 at S2
source "The ministry"
cue "denied"
content "its forces" ... "the town"
quotation indirect
speaker "The ministry" kind=military name="Ministry of Defence"
factuality source=CT- words="denied"
actor a1 "its forces" kind=military
place p1 "the town" role=event
event "shelled" type=ASSAULT agents=a1 places=p1 responsibility=denied:a1

claim c2 at S3
source "it"
cue "said"
content "“We hold Kest,”" + "“and at least" ... "hurt.”"
quotation direct
quantity "at least six" low=6 of="people" state=wounded
place "Kest"@S1
"""


def of(claim: dict[str, Any], key: str) -> list[str]:
    return [TEXT[a:b] for a, b in claim[key]]


def test_a_block_is_read_as_a_claim() -> None:
    (first, second), wrong = markup.read(MARKED, TEXT)
    assert wrong == []
    assert of(first, "content") == ["its forces had shelled the town"]
    assert first["factuality"]["source"] == "CT-"
    assert first["factuality"]["publisher"] == "Uu"
    assert first["events"][0]["agents"] == [0]
    assert first["events"][0]["responsibility"] == [{"relation": "denied", "actor": 0, "by": None}]
    assert first["actors"][0]["as_written"] == "its forces"
    assert of(second, "content") == ["“We hold Kest,”", "“and at least six people were hurt.”"]
    assert second["quantities"][0]["low"] == 6
    assert second["places"][0]["span"] == [13, 17]


def test_what_is_written_is_read_back() -> None:
    claims, _ = markup.read(MARKED, TEXT)
    assert markup.read(markup.write(claims, TEXT), TEXT) == (claims, [])


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("cue “said”", "6: ““said”” is no quoted snippet"),
        ('content "nowhere"', "6: “nowhere” is not in the text from S1 on"),
        ("mood perhaps", "6: “perhaps” is no mood"),
        ('event "hit" type=WAR', "6: “WAR” is no event type"),
        ('event "hit" agents=a9', "6: “a9” names nothing among the actors above"),
        ('quantity "on" low=many', "6: “many” is no number"),
        ('place "Kest" colour=red', "6: “place” has no key “colour”"),
        ("colour red", "6: “colour” is no line of a claim"),
        ("place role=event", "6: “place” begins with its words, quoted"),
        ('quantity "on" low_open=maybe', "6: “low_open” is yes or no"),
        ('content "Shelling" ... "Kest"@S99', "6: there is no sentence S99"),
        ('event "hit" type=', "6: “type” takes one value"),
    ],
)
def test_a_mistake_is_named_with_its_line(line: str, mistake: str) -> None:
    marked = (
        f'claim c0 at S4\ncontent "Kest lies"\n\n\nclaim c1 at S1\n{line}\ncontent "Shelling"\n'
    )
    claims, wrong = markup.read(marked, TEXT)
    assert any(found.startswith(mistake) for found in wrong), wrong
    assert [claim["id"] for claim in claims] == ["c0"]


def test_every_mistake_of_a_file_is_said() -> None:
    _, wrong = markup.read("claim c1 at S1\ncue what\nmood odd\n\nclaim two\n", TEXT)
    assert [line.split(":")[0] for line in wrong] == ["2", "3", "1", "5"]


def test_a_claim_within_one_that_is_not_there_is_a_mistake() -> None:
    _, wrong = markup.read('claim c1 at S1 within c9\ncontent "Shelling"\n', TEXT)
    assert wrong == ["claim c1: there is no claim c9"]


def test_the_command_says_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "x.gold").write_text("claim c1 at S9\ncontent 'Kest'\n", encoding="utf-8")
    assert markup.main(["check", str(tmp_path / "x.gold")]) == 1
    assert f"{tmp_path / 'x.gold'}:2: " in capsys.readouterr().err


LETTERS = st.text(alphabet='ab “”".\n\\Kà', min_size=1, max_size=120)


@given(st.data())
def test_a_snippet_is_found_where_it_was_taken(data: st.DataObject) -> None:
    text = Text(data.draw(LETTERS))
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    home = data.draw(st.integers(1, text.sentence_of(start)))
    assert text.find(text.snippet((start, end), home), home) == (start, end)


@given(st.data())
def test_any_claim_is_read_back_as_it_was(data: st.DataObject) -> None:
    text = data.draw(LETTERS.filter(lambda drawn: len(drawn) > 3))

    def span() -> list[int]:
        start = data.draw(st.integers(0, len(text) - 1))
        return [start, data.draw(st.integers(start + 1, len(text)))]

    claim = markup.empty("c1")
    claim["content"] = [span()]
    claim["factuality"] = {"source": None, "publisher": "PR+", "words": [span()]}
    claim["silence"] = {"kind": "declined", "about": span()}
    for item in ("place", "actor", "quantity", "time"):
        row = {**dict.fromkeys(ITEMS[item].keys), **ITEMS[item].defaults, "span": span()}
        if item in ("place", "actor"):
            row["as_written"] = text[slice(*row["span"])]
        claim[ITEMS[item].array].append(row)
    claim["quantities"][0] |= {"low": 2.5, "low_open": True, "of": span(), "unit": 'k"m \\ n'}
    row = {**dict.fromkeys(ITEMS["event"].keys), **ITEMS["event"].defaults, "trigger": span()}
    claim["events"].append({**row, "type": "AID", "agents": [0], "quantities": [0]})
    assert markup.read(markup.write([claim], text), text) == ([claim], [])
