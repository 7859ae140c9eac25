#!/usr/bin/env bash
# Instructions of reading, comparing and looking for one name, on work that is always the same: a figure that a busy
# machine does not change. Needs valgrind. Usage: bench/names_instructions.sh
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v valgrind >/dev/null; then
  echo "no valgrind here: instructions are not counted"
  exit 0
fi
work=$(cargo build --quiet --release -p tansiq-names --example fixed_work --message-format=json |
  sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work" "$1" "$2" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}
items=$("$work" read 0)
for kind in read compare search; do
  # The first round fills tables and memories; the second and third are counted.
  once=$(count "$kind" 1) thrice=$(count "$kind" 3)
  echo "${kind/search/search for parts asked for before}: $(((thrice - once) / 2 / items)) instructions for each of $items"
done
