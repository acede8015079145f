#!/bin/sh
# The sample edition binds without a word, from another folder, in another zone and locale, into the same bytes.
# Usage: morning.sh GAZETTE PROJECT
set -eu
gazette=$1
edition=$2/samples/morning.toml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$gazette" build -e "$edition" --date 2026-11-24 -o "$work/a" >"$work/paths" 2>"$work/said"
[ ! -s "$work/said" ] || { cat "$work/said"; exit 1; }
[ "$(wc -l <"$work/paths")" = 2 ]
cd /
SOURCE_DATE_EPOCH=0 TZ=America/New_York LC_ALL=C "$gazette" build -e "$edition" --date 2026-11-24 -o "$work/b" >/dev/null
SOURCE_DATE_EPOCH=0 TZ=Asia/Tehran "$gazette" build -e "$edition" --date 2026-11-24 -o "$work/c" >/dev/null
diff -r "$work/a" "$work/b"
diff -r "$work/a" "$work/c"
"$gazette" build -e "$edition" --date 2026-11-25 -o "$work/d" >/dev/null
cmp -s "$work"/a/*.pdf "$work"/d/*.pdf && { echo "another day gives the same bytes"; exit 1; }
exit 0
