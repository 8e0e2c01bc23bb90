"""Which release it is is said, and said once."""

from reportedly import __version__


def test_version_is_one_line_and_doctor_names_the_program_once(run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"reportedly {__version__}\n")
    named = [line.split()[0] for line in run("doctor").out.splitlines()]
    assert named.count("reportedly") == 1
