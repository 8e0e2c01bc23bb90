#!/usr/bin/env bash
# Pins every dependency with its hashes, for every platform and Python from 3.11 on.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header)
# The build tools are in the run-time list because the project itself is built without isolation.
printf "%s\n" "hatchling>=1.27" "editables>=0.5" > .lock-build.in
trap 'rm -f .lock-build.in' EXIT
uv pip compile "${options[@]}" pyproject.toml .lock-build.in -o constraints.txt
uv pip compile "${options[@]}" pyproject.toml --group dev --group docs -c constraints.txt -o constraints-dev.txt
