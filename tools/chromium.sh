#!/usr/bin/env bash
# Makes sure a Chromium is there for the browser tests: Debian's package, installed if we may.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing Debian's chromium"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends chromium >/dev/null
  exit 0
fi
echo "The browser tests need Chromium and this account may not install it." >&2
echo "Run as an administrator: apt-get install chromium   (then make test again)" >&2
exit 1
