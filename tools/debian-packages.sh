#!/bin/sh
# Install Debian packages that are missing, where this user may; elsewhere say in one line what to install.
# Usage: debian-packages.sh [--if-missing COMMAND] PACKAGE...
# With --if-missing, nothing is done when COMMAND succeeds.
set -eu

if [ "${1:-}" = "--if-missing" ]; then
    if sh -c "$2" >/dev/null 2>&1; then exit 0; fi
    shift 2
fi

command -v dpkg-query >/dev/null 2>&1 || {
    echo "note: not a Debian or Ubuntu machine; tests need: $*" >&2
    exit 0
}

missing=""
for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
done
# A Java of another origin serves as well as Debian's.
if command -v java >/dev/null 2>&1; then missing=$(printf '%s' "$missing" | sed 's/ default-jre-headless//'); fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "please install:$missing   (sudo apt-get install$missing)" >&2
    if [ -n "${CI:-}" ]; then exit 1; fi
    exit 0
fi

echo "installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # a list of words
$as_root apt-get update -qq
# Ubuntu has no browsers as packages: there, the one that somebody installed serves.
known=""
for package in $missing; do
    if apt-cache show "$package" >/dev/null 2>&1; then known="$known $package"; else
        echo "note: this system has no package $package" >&2
    fi
done
[ -n "$known" ] || exit 0
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $known >/dev/null
