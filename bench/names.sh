#!/usr/bin/env bash
# Names beside a peer, in one run: bench/names.sh PROGRAM PAIRS.jsonl [INDEX.jsonl QUERIES.jsonl]
# The shapes of the files are told by `tansiq names score --help` and `tansiq names search --help`. The peer is
# nomenklatura (MIT, from PyPI); without it only our figures are printed.
set -euo pipefail
program=$1 pairs=$2
rates=$("$program" names score "$pairs" 2>&1 >/dev/null | grep "per second")
echo "tansiq: $rates"
python3 "$(dirname "$0")/names_peer.py" "$pairs" "$rates" || true
if [ $# -ge 4 ]; then
  results=$(mktemp)
  trap 'rm -f "$results"' EXIT
  "$program" names search "$3" "$4" 2>&1 >"$results" | sed 's/^/tansiq: /'
  python3 "$(dirname "$0")/names_bands.py" "$3" "$4" "$results" | sed 's/^/tansiq: /'
fi
