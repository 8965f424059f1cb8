#!/usr/bin/env bash
# Sees to it that the real services the tests use are there: PostgreSQL, Chromium, and Pango, which sets PDF files.
set -euo pipefail

has_postgresql() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
has_pango() { ldconfig -p 2>/dev/null | grep -q libpangoft2 || compgen -G '/usr/lib/*/libpangoft2-1.0.so.0' >/dev/null; }

missing=()
has_postgresql || missing+=(postgresql)
has_chromium || missing+=(chromium)
has_pango || missing+=(libpangoft2-1.0-0 libharfbuzz-subset0)
[ ${#missing[@]} -eq 0 ] && exit 0

explain() {
    echo "The tests need: ${missing[*]}." >&2
    echo "On Debian: sudo apt-get install ${missing[*]}" >&2
    echo "Elsewhere: a PostgreSQL 14 or newer with initdb on the PATH, chromium or google-chrome on the PATH, and Pango." >&2
    exit 1
}

command -v apt-get >/dev/null || explain
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo)
else
    explain
fi

echo "Installing what the tests need: ${missing[*]}"
"${as_root[@]}" apt-get update -qq </dev/null || explain
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null || explain
has_postgresql && has_chromium && has_pango || explain
