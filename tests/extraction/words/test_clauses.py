"""Clauses of one sentence: what opens them, what closes them, what they hang on."""

import pytest

from reportedly.extraction.words.clause_cutting import cut

CLAUSES = [
    ("Men who had fled | were caught.", ["main", "relative", "main"]),
    ("If Orland strikes, Veskara will respond.", ["condition", "main"]),
    ("It believes gas had leaked from a depot.", ["main", "complement"]),
    ("The army asked whether Kest had fallen.", ["main", "question"]),
    ("The army moved tanks to seize the bridge.", ["main", "infinitive"]),
    ("Plans to leave Kest were dropped.", ["main", "infinitive", "main"]),
    ("Rain fell before the army left.", ["main", "adverbial"]),
    ("The depot burned, but the bridge was open.", ["main", "coordinate"]),
    ("Orland and Veskara have met.", ["main"]),
    ("Camps, whose aim was drill, were closed.", ["main", "relative", "main"]),
    ("Troops left because of the bombing.", ["main"]),
    ("Tanks will not leave, the mayor said.", ["main", "coordinate"]),
]


@pytest.mark.parametrize(("text", "kinds"), CLAUSES)
def test_sentence_is_cut_into_clauses(marked, text, kinds):
    case = marked(text.replace("| ", ""))
    found = cut(case.reading, case.reading.sentences[:1])
    runs = [c for i, c in enumerate(found.clause) if i == 0 or found.clause[i - 1] != c]
    assert [str(found.clauses[index].kind) for index in runs] == kinds
    assert len(found.clause) == len(found.low)
