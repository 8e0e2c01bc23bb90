#!/usr/bin/env bash
# Runs every check in order, prints the seconds of each step, stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
export VENV="${VENV:-.venv}" PYTHON="${PYTHON:-python3}"
step() {
  local started=$SECONDS
  echo "== $1"
  make --no-print-directory "$1" VENV="$VENV" PYTHON="$PYTHON"
  echo "== $1: $((SECONDS - started)) s"
}
for name in install lint types layers docs wheel unit browser; do step "$name"; done
echo "== all: $SECONDS s"
