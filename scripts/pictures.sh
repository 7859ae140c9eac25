#!/usr/bin/env bash
# Takes the pictures of README and docs/guide from the exercise, in English and Arabic: a demo of its own, on ports of its
# own, is started, looked at and stopped.
# Usage: pictures.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
export TANSIQ_DEMO_DIR TANSIQ_DEMO_PORT=${TANSIQ_DEMO_PORT:-7900}
TANSIQ_DEMO_DIR=$(mktemp -d)
trap 'scripts/demo.sh stop >/dev/null 2>&1 || true; rm -rf "$TANSIQ_DEMO_DIR"' EXIT

echo "the exercise is played on ports $TANSIQ_DEMO_PORT and up"
scripts/demo.sh start "$program" fixtures/lists/exercise-un.xml >/dev/null
for who in analyst:analyst2 legal-officer:legal oversight:control; do
  "$program" --node "$TANSIQ_DEMO_DIR/BGD" principal add "${who#*:}" --role "${who%:*}" --clearance secret \
    --password-file "$TANSIQ_DEMO_DIR/BGD.password" >/dev/null
done
node scripts/pictures.mjs
