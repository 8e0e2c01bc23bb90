#!/usr/bin/env bash
# Builds the wheel, installs it alone in a new environment, and runs the program from there.
set -euo pipefail
cd "$(dirname "$0")/.."
VENV="${VENV:-.venv}" PYTHON="${PYTHON:-python3}"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$VENV/bin/python" -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir "$folder" .
"$PYTHON" -m zipfile -l "$folder"/*.whl >"$folder/files.txt"
for file in maplibre-gl.js maplibre-gl-worker.js maplibre-gl.css LICENSES.txt; do
  grep -q "reportedly/serve/static/vendor/$file" "$folder/files.txt"
done
"$PYTHON" -m venv "$folder/fresh"
"$folder/fresh/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
"$folder/fresh/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps "$folder"/*.whl
cd "$folder"
fresh/bin/reportedly demo --db sample.db >demo.txt
grep -q "Brenn" demo.txt
fresh/bin/reportedly db check --db sample.db
du -sm fresh | awk '{print "installed size: " $1 " MB"}'
ls -l ./*.whl | awk '{print "wheel: " $5 " bytes"}'
