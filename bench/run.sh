#!/usr/bin/env bash
# The measurements of docs/performance.md. Usage: bench/run.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
list=${LIST:-$(ls ../shared/data/lists/*.xml 2>/dev/null | head -n 1 || true)}
[ -n "$list" ] || echo "no real list beside the project: LIST=<UN consolidated XML> measures its import"
cargo run --quiet --release -p tansiq-agreement --example decide
cargo run --quiet --profile ci -p tansiq-bench -- "$1" ${list:+"$list"}
names=../shared/data/names
if [ -d "$names" ]; then
  bench/names.sh "$1" "$names/pairs_lists.jsonl" "$names/retrieval_index.jsonl" "$names/retrieval_queries.jsonl"
else
  echo "no labelled names beside the project: bench/names.sh measures other files"
fi
