"""The same reports are picked from FA-KES as it is published and from its JSON Lines."""

import csv
import json
from pathlib import Path

from gold import pick

LONG = "The army said its forces had entered the town of Kest after two days of shelling. "


def texts() -> list[str]:
    fit = [LONG.replace("Kest", f"Kest {n} on day {n}") * 9 + f"Report {n}." for n in range(3)]
    unlike = " ".join(f"word{n} went" for n in range(80))
    return [*fit, unlike, "too short", fit[0] + " caf\u00e9"]


def test_csv_and_json_lines_give_the_same_picks(tmp_path: Path) -> None:
    table, lines = tmp_path / "copy.csv", tmp_path / "copy.jsonl"
    with table.open("w", encoding="cp1252", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["unit_id", "source", "date", "article_content"])
        writer.writerows([[n, "Wire", "3/2/2017", text] for n, text in enumerate(texts())])
    with lines.open("w", encoding="utf-8") as out:
        for n, text in enumerate(texts()):
            row = {"id": f"fakes{n}", "publisher": "Wire", "published": "3/2/2017", "text": text}
            out.write(json.dumps(row) + "\n")
    for path in (table, lines):
        assert pick.main([str(path), str(tmp_path / path.suffix)]) == 0
    names = [sorted(p.name for p in (tmp_path / s).iterdir()) for s in (".csv", ".jsonl")]
    assert names[0] == names[1]
    assert len(names[0]) == 4  # one of the three alike, and the one unlike them, each with its JSON
    told = json.loads((tmp_path / ".csv" / "fakes-0004.json").read_text())
    assert told["published"] == "2017-03-02"
    assert "text" not in told
