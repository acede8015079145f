#!/bin/sh
# check.sh ROOT: fails on an #include in ROOT/src that runs against the rooms of ROOT/CMakeLists.txt,
# or that lets a library out of the one room that knows it.
set -eu
cd "$1"

find src \( -name '*.cpp' -o -name '*.h' \) | LC_ALL=C sort | xargs awk '
  function complain(text) { printf "%s:%d: %s\n", FILENAME, FNR, text; bad = 1 }
  function only(header, home) {
    if (index($0, header) && room != home) complain(header " belongs to " home " alone")
  }

  FILENAME == "CMakeLists.txt" {
    if (/^gazette_room\(/) { open = 1; depends = 0; sub(/^gazette_room\(/, "room ") }
    if (!open) next
    closes = sub(/\).*/, "")
    for (i = 1; i <= NF; i++) {
      if ($i == "room") { name = $(++i); rooms[name] = 1 }
      else if ($i ~ /^[A-Z_]+$/) depends = ($i == "DEPENDS")
      else if (depends) may[name, $i] = 1
    }
    if (closes) open = 0
    next
  }

  !/^[ \t]*#[ \t]*include/ { next }
  {
    split(FILENAME, path, "/")
    room = path[2]
    if (room == "main.cpp") room = "main"
    else if (!(room in rooms)) complain("src/" room " is no room of CMakeLists.txt")

    only("<hpdf", "pdf")
    only("<toml++", "base")
    if (/<zip\.h>/) {
      if (room != "epub" && room != "reader") complain("zip.h belongs to epub, and to reader for input")
      else if (++zips[room] > 1) complain("a second file of " room " includes zip.h")
    }
  }
  /"/ {
    split($0, quoted, "\"")
    split(quoted[2], target, "/")
    if (!(target[1] in rooms)) complain("\"" quoted[2] "\" names no room")
    else if (room == "main" ? target[1] != "cli" : target[1] != room && !((room, target[1]) in may))
      complain(room " may not include " target[1])
  }
  END { exit bad }
' CMakeLists.txt
