"""The fit of replies: what passages and verdicts say, and a choice that can be learned."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from training.replies import written
from training.reply_model import COMPONENTS, Case, Turn, fit
from training.reply_texts import Passage, Read, Text, judged, mixed, passages

from reportedly.lang import table
from reportedly.reader.weights import bundled_weights

FOLDER = Path(__file__).parents[2] / "training" / "wordings"
FILES = ("replies", "replies_more", "replies_kept")
TWO = """# A comment.
== the mill, apart
The miller said soldiers took his flour.
The army said no soldier was there,
>1 i
while a neighbour said he saw them.
>2 i
== the inn
The cook said it rained.
"""


def test_a_passage_has_its_lines_and_which_of_them_answers_which() -> None:
    mill, inn = passages(TWO)
    assert mill.answers == {1: 0, 2: 1}
    assert inn.answers == {}
    text, spans = mill.text
    assert "flour.\n\nThe army said no soldier was there, while a neighbour" in text
    assert [text[start:end] for start, end in spans] == mill.lines


def test_a_mixed_passage_has_the_answers_of_another() -> None:
    found = [Passage(str(n), [f"claim {n}", f"answer {n}"], {1: 0}) for n in range(5)]
    first, *_ = mixed(found)
    assert first.lines == ["claim 0", "answer 3"]
    assert not any(one.answers for one in mixed(found))


def test_verdicts_are_told_by_where_claims_begin() -> None:
    assert judged("# none\nr1 812>530 900>?\nr2\n") == {"r1": {812: 530, 900: None}, "r2": {}}


@pytest.mark.parametrize("name", FILES)
def test_every_answer_of_the_passages_answers_an_earlier_line(name: str) -> None:
    found = list(passages((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert all(0 <= other < line for line, other in one.answers.items()), one.name


def _case(names: list[list[str]], right: list[int]) -> Case:
    text = Text("a", "gold", Read([], [], np.zeros((0, 0), dtype=np.float32)), {})
    turned = np.zeros((len(names), 2 * COMPONENTS))
    return Case(text, names, turned, right, False, 1.0)


def test_what_right_candidates_have_is_learned_and_what_is_rare_is_not() -> None:
    right = [_case([["pair", "near"], ["pair", "far"]], [0]) for _ in range(20)]
    none = [_case([["pair", "far"], ["pair", "far", "odd"]], []) for _ in range(2)]
    model = fit(right + none)
    assert "odd" not in model.names
    near, far = (model.weights[model.names[name]] for name in ("near", "far"))
    assert near > 0 > far
    likely, best = model.likeliest(right[0])
    assert best == 0
    assert likely > 0.5


def test_directions_are_written_so_that_a_mean_claim_leans_nowhere() -> None:
    turn = Turn(np.full(384, 2.0), np.full((384, COMPONENTS), 0.01))
    model = fit([_case([["pair"]], [0])] * 3)
    lines = written(model._replace(weights=np.ones_like(model.weights)), turn, ["one text"])
    assert "answer_offset = -122.8800" in lines
    assert "# - one text" in lines


def test_the_weights_are_those_of_the_bundled_encoder() -> None:
    encoder = hashlib.sha256(bundled_weights().encoder_file).hexdigest()[:16]
    told = table("en", "replies_weights")["directions"]
    assert told["encoder"] == encoder
    assert len(told["answer"]) == len(told["answered"]) == 384
