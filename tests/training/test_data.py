"""Training examples say of each word what the annotation says of its characters."""

import gzip
import random
from pathlib import Path

from training import data

TEXT = "The ministry said: “We hold Kest.” Rain fell."
RECORD = {
    "id": "r",
    "text": TEXT,
    "attributions": [{"id": "a", "source": [[0, 12]], "cue": [[13, 17]], "content": [[19, 34]]}],
}
TREES = """# newdoc id = x
# newpar
# sent_id = 1
1\tKest\tKest\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = 2
1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_
1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj:pass\t_\t_
2\t's\tbe\tAUX\tVBZ\t_\t3\taux\t_\t_
3\tburned\tburn\tVERB\tVBN\t_\t0\troot\t_\t_

"""


def test_tags_and_roles_of_an_attribution() -> None:
    example = data.attribution_example(RECORD, [], random.Random(0))
    named = list(zip(example.words, example.columns["tags"].tolist(), strict=True))
    assert named[:3] == [("The", 1), ("ministry", 2), ("said", 3)]
    assert named[4] == ("“", 5)
    assert {tag for word, tag in named if word in ("We", "hold", "Kest")} == {6}
    assert named[-1] == (".", 0)
    ((cue, roles),) = example.cues
    assert example.words[cue] == "said"
    assert roles.tolist() == [1, 1, 0, 0, *[2] * 6, 0, 0, 0]
    assert [example.words[start] for start in example.sentences] == ["The", "Rain"]


def test_trees_of_a_treebank(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu.gz"
    path.write_bytes(gzip.compress(TREES.encode()))
    names = data.syntax_labels([path])
    assert names.labels == ("aux", "nsubj", "punct", "root")
    (example,) = data.syntax_documents(path, names)
    assert example.words == ["Kest", "fell", ".", "It", "'s", "burned"]
    assert example.sentences == [0, 3]
    assert example.columns["heads"].tolist() == [1, 1, 1, 5, 5, 5]
    assert [names.labels[i] for i in example.columns["labels"]] == [
        "nsubj", "root", "punct", "nsubj", "aux", "root",
    ]  # fmt: skip
    assert example.features[:, 2].tolist() == [2, 0, 0, 1, 0, 0]
