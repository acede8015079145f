#!/bin/sh
# The sample units are such as systemd takes, and verification does find a mistake. Usage: units.sh PROJECT
set -eu
command -v systemd-analyze >/dev/null || { echo "skipped: no systemd-analyze here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$1"/samples/systemd/gazette.service "$1"/samples/systemd/gazette.timer "$work"
said=$(systemd-analyze verify "$work/gazette.service" "$work/gazette.timer" 2>&1) || { echo "$said"; exit 1; }
[ -z "$said" ] || { echo "$said"; exit 1; }
sed 's/^OnCalendar=.*/OnCalendar=whenever/' "$work/gazette.timer" >"$work/wrong.timer"
if systemd-analyze verify "$work/wrong.timer" >/dev/null 2>&1; then
  echo "a timer without a time was taken"
  exit 1
fi
