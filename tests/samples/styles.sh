#!/bin/sh
# The sample edition binds without a word in every style that comes along, and looks like none of the others.
# Usage: styles.sh GAZETTE PROJECT
set -eu
gazette=$1
project=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for folder in "$project"/styles/*/; do
  style=$(basename "$folder")
  "$gazette" build -e "$project/samples/morning.toml" --date 2026-11-24 --style "$style" -o "$work/$style" \
    >/dev/null 2>"$work/said"
  [ ! -s "$work/said" ] || { echo "$style:"; cat "$work/said"; exit 1; }
  cat "$work/$style"/*.epub "$work/$style"/*.pdf | sha256sum
done >"$work/digests"
[ "$(sort -u "$work/digests" | wc -l)" = "$(ls "$project/styles" | wc -l)" ] || { echo "two styles look the same"; exit 1; }
