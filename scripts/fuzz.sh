#!/usr/bin/env bash
# Feeds anything to whatever reads what others wrote: each target of fuzz/ for FUZZ_SECONDS (60), as many at a time as
# there are cores. It needs cargo-fuzz and Python, and no nightly compiler: what is fuzzed is safe Rust, so that a
# sanitizer would slow it down for nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-60}
export RUST_BACKTRACE=0

if [ "${1:-}" = one ]; then
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  began=$SECONDS
  mkdir -p "fuzz/corpus/$2"
  if cargo fuzz run --sanitizer none "$2" "fuzz/corpus/$2" -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 >"$log" 2>&1; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "$2: $runs inputs in $((SECONDS - began)) s, nothing found"
  else
    tail -n 60 "$log" | cut -c -300
    echo "$2: FAILED; \`cargo fuzz run --sanitizer none $2 FILE\` runs the input that is named above again" >&2
    exit 1
  fi
  exit 0
fi

python3 scripts/fuzz_seeds.py
cargo fuzz build --sanitizer none 2>&1 | tail -n 2
cargo fuzz list | xargs -P "$(nproc)" -n 1 "$0" one
