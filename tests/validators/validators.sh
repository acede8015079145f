#!/bin/sh
# Judges that gazette's authors did not write take what it binds: the sample edition in every style, the same in Persian, and an article
# as a scraper left it. VALIDATORS is the folder that the judges are installed in; without it the test is skipped.
# Usage: validators.sh FORMAT GAZETTE PROJECT
set -eu
format=$1
gazette=$2
samples=$3/samples
shared=$3/../shared
checker=$shared/tools/check-$format.sh
scraped=$shared/seed/000_fb3e1e2d72e72819.txt
[ -n "${VALIDATORS:-}" ] || { echo "skipped: VALIDATORS is not set"; exit 77; }
[ -x "$checker" ] || { echo "skipped: $checker is not here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# bind NAME ARGUMENT...: the edition becomes NAME.FORMAT, so that a judge's line tells which one it means.
bind() {
  name=$1
  shift
  "$gazette" build "$@" --format "$format" -o "$work/$name" >/dev/null
  mv "$work/$name"/*."$format" "$work/$name.$format"
}

for style in "$3"/styles/*/; do
  style=$(basename "$style")
  bind "$style" -e "$samples/morning.toml" --date 2026-11-24 --style "$style"
done
bind persian -e "$samples/morning.toml" --date 2026-11-24 --language fa
if [ -e "$scraped" ]; then
  bind scraped "$scraped" --date 2024-03-27
else
  echo "left out: $scraped is not here"
fi
FLAVOURS="2a ua1" ACE_LEVEL=minor "$checker" "$work"/*."$format"
