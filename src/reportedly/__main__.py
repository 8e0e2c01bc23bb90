"""`python -m reportedly`: the command line, where the script of that name is not on the path."""

from reportedly.cli.main import run

run()
