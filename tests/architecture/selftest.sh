#!/bin/sh
# selftest.sh ROOT: check.sh passes a sound tree and fails on each wrong arrow, so that its silence means something.
set -eu
root=$1
check=$root/tests/architecture/check.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# expect VERDICT FILE INCLUDE...: a tree of that one file more.
expect() {
  verdict=$1 file=$2
  shift 2
  mkdir -p "$tree/src/epub" "$(dirname "$tree/src/$file")"
  cp "$root/CMakeLists.txt" "$tree/"
  printf '#include "epub/a.h"\n#include <zip.h>\n' >"$tree/src/epub/container.cpp"
  printf '#include %s\n' "$@" >"$tree/src/$file"
  if sh "$check" "$tree" >/dev/null; then got=pass; else got=fail; fi
  [ "$got" = "$verdict" ] || { echo "$file with $*: expected $verdict, got $got"; failed=1; }
  rm -r "$tree/src"
}

expect pass epub/writer.cpp '"edition/edition.h"' '"base/result.h"' '<string>'
expect pass cli/run.cpp '"pdf/writer.h"' '"reader/reader.h"'
expect pass pdf/writer.cpp '<hpdf.h>'
expect pass reader/docx.cpp '<zip.h>'
expect pass main.cpp '"cli/cli.h"'
expect fail base/text.cpp '"article/article.h"'
expect fail epub/writer.cpp '"pdf/writer.h"'
expect fail epub/writer.cpp '"reader/reader.h"'
expect fail edition/edition.cpp '"reader/reader.h"'
expect fail layout/page.cpp '<hpdf.h>'
expect fail style/style.cpp '<toml++/toml.h>'
expect fail epub/writer.cpp '<zip.h>'
expect fail cli/run.cpp '<zip.h>'
expect fail main.cpp '"epub/writer.h"'
expect fail attic/old.cpp '"base/text.h"'
expect fail base/text.cpp '"text.h"'
exit $failed
