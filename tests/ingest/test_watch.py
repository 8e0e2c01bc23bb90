"""A watched folder gives each content once, and nothing that is still being written."""

import os
from pathlib import Path

from reportedly.ingest.watch import WatchedFolder


def write(path: Path, text: str, time: int) -> None:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time, time))


def given(folder: WatchedFolder) -> list[str]:
    return [path.relative_to(folder.path).as_posix() for path in folder.settled()]


def test_a_file_is_given_at_the_second_look_and_never_again(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", "a", 1)
    folder = WatchedFolder(tmp_path)
    assert given(folder) == []
    assert given(folder) == ["in/a.txt"]
    assert given(folder) == []


def test_a_file_that_grows_is_left_until_it_settles(tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path)
    for size in range(1, 4):
        write(tmp_path / "a.txt", "a" * size, 1)  # the same second: only the size tells
        assert given(folder) == []
    assert given(folder) == ["a.txt"]


def test_a_file_of_the_same_size_written_anew_is_left_until_it_settles(tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path)
    for time in range(1, 4):
        write(tmp_path / "a.txt", str(time), time)
        assert given(folder) == []
    assert given(folder) == ["a.txt"]


def test_the_same_bytes_under_another_name_are_not_given_again(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a", 1)
    folder = WatchedFolder(tmp_path)
    assert given(folder) + given(folder) == ["a.txt"]
    write(tmp_path / "b.txt", "a", 2)
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    assert given(folder) + given(folder) == []


def test_a_file_that_changes_is_given_again(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a", 1)
    folder = WatchedFolder(tmp_path)
    assert given(folder) + given(folder) == ["a.txt"]
    write(tmp_path / "a.txt", "b", 2)
    assert given(folder) + given(folder) == ["a.txt"]


def test_hidden_and_unknown_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".a.txt", "a.txt.part", "a.pdf", ".git/b.txt"):
        write(tmp_path / name, "a", 1)
    folder = WatchedFolder(tmp_path)
    assert given(folder) + given(folder) == []


def test_a_folder_that_goes_and_comes_back_is_looked_at_again(tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path / "in")
    assert given(folder) == []
    write(tmp_path / "in" / "a.txt", "a", 1)
    assert given(folder) + given(folder) == ["a.txt"]
