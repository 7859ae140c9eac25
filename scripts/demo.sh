#!/usr/bin/env bash
# The demo: eight members of two circles on this machine, each its own process, directory, key and ports.
# Usage: demo.sh start PROGRAM [LIST]   |   demo.sh stop
# Everything in it is fictional and marked EXERCISE, except a real list where one is given.
set -euo pipefail
cd "$(dirname "$0")/.."

DEMO=${TANSIQ_DEMO_DIR:-$PWD/.demo}
BASE=${TANSIQ_DEMO_PORT:-7100}
MEMBERS=(BGD EBL AMM CAI JCC MOW THR DAM)
declare -A NAME=(
  [BGD]="Baghdad" [EBL]="Erbil" [AMM]="Amman" [CAI]="Cairo" [JCC]="Joint centre at Baghdad"
  [MOW]="Moscow" [THR]="Tehran" [DAM]="Damascus"
)
# Who signs what; the second committee must never mix with the first three.
declare -A PARTIES=(
  [joint-centre-2026]="BGD EBL JCC" [border-2026]="BGD AMM" [exchange-2026]="BGD CAI"
  [second-committee-2026]="BGD MOW THR DAM"
)
PUBLISHER=https://scsanctions.un.org/resources/xml/en/consolidated.xml

step_began=0
now_ms() { date +%s%3N; }
step() { printf '\n\033[1m%s\033[0m\n' "$*"; step_began=$(now_ms); }
took() { printf '   (%s ms)\n' "$(($(now_ms) - step_began))"; }
port() { # member, 0 for the page or 1 for the exchange
  local i
  for i in "${!MEMBERS[@]}"; do
    if [ "${MEMBERS[$i]}" = "$1" ]; then echo $((BASE + 10 * i + $2)); fi
  done
}
at() { local member=$1; shift; "$PROGRAM" --node "$DEMO/$member" "$@"; }
running() { [ -f "$DEMO/$1.pid" ] && kill -0 "$(cat "$DEMO/$1.pid")" 2>/dev/null; }

stop() {
  local member stopped=0
  for member in "${MEMBERS[@]}"; do
    if running "$member"; then
      kill "$(cat "$DEMO/$member.pid")"
      stopped=$((stopped + 1))
    fi
  done
  for member in "${MEMBERS[@]}"; do
    for _ in $(seq 100); do running "$member" || break; sleep 0.1; done
    rm -f "$DEMO/$member.pid"
  done
  echo "$stopped nodes stopped; their directories stay in $DEMO"
}

set_up() {
  local member
  for member in "${MEMBERS[@]}"; do
    [ -f "$DEMO/$member/node.toml" ] && continue
    at "$member" init "$DEMO/$member" --member "$member" --name "${NAME[$member]} (EXERCISE)" \
      --page "127.0.0.1:$(port "$member" 0)" --exchange "127.0.0.1:$(port "$member" 1)" >/dev/null
    echo "   $member  ${NAME[$member]}: its directory, keys and ledger are in $DEMO/$member"
  done
}

start_nodes() {
  local member
  for member in "${MEMBERS[@]}"; do
    running "$member" && continue
    : >"$DEMO/$member.out"
    "$PROGRAM" serve "$DEMO/$member" >"$DEMO/$member.out" 2>>"$DEMO/$member.log" </dev/null &
    echo $! >"$DEMO/$member.pid"
    disown
  done
  for member in "${MEMBERS[@]}"; do
    for _ in $(seq 300); do
      grep -q '^exchange:' "$DEMO/$member.out" && continue 2
      running "$member" || break
      sleep 0.1
    done
    echo "the node of $member did not start; the end of $DEMO/$member.log:" >&2
    tail -n 5 "$DEMO/$member.log" >&2
    exit 1
  done
}

know_each_other() {
  local agreement member other
  for member in "${MEMBERS[@]}"; do at "$member" member card >"$DEMO/$member.card"; done
  for agreement in "${!PARTIES[@]}"; do
    for member in ${PARTIES[$agreement]}; do
      for other in ${PARTIES[$agreement]}; do
        [ "$member" = "$other" ] || at "$member" member add "$DEMO/$other.card" >/dev/null
      done
    done
  done
}

sign_agreements() {
  local agreement member
  for agreement in joint-centre-2026 border-2026 exchange-2026 second-committee-2026; do
    for member in ${PARTIES[$agreement]}; do
      at "$member" agreement sign "fixtures/agreements/$agreement.toml" >/dev/null
    done
    echo "   $agreement: signed by ${PARTIES[$agreement]}"
  done
  # Each party's signature reaches the others by the exchange.
  for _ in $(seq 100); do
    [ "$(at BGD agreement list --json | grep -c '"in_force": true')" -ge 4 ] && break
    sleep 0.1
  done
  at BGD agreement list
}

watch_officers() {
  local member
  for member in "${MEMBERS[@]}"; do
    [ -f "$DEMO/$member/tokens/desk" ] && continue
    (umask 077; head -c 15 /dev/urandom | base64 | tr '+/' 'xy' >"$DEMO/$member.password")
    at "$member" principal add desk --role watch-officer --clearance secret --password-file "$DEMO/$member.password" >/dev/null
  done
}

# What a legal officer asks before she signs, of the agreement in force and of a draft that would take its place.
prove() {
  step "What the border agreement lets through, proved, and what shows that one claim does not hold"
  at BGD agreement prove fixtures/agreements/border-2026.toml || true
  took

  step "A draft that mends it and opens something else: what it changes, one sentence for each change"
  sed -e 's/^version = 1/version = 2/' -e 's/^minors = true//' -e '/^id = "threats"/,/^onward/s/"victim"/"victim", "witness"/' \
    fixtures/agreements/border-2026.toml >"$DEMO/draft.toml"
  "$PROGRAM" agreement diff fixtures/agreements/border-2026.toml "$DEMO/draft.toml"
  at BGD agreement prove "$DEMO/draft.toml" --person witness --reach AMM || true
  took
}

play() {
  local list=$1 format_note=$2
  prove
  step "Baghdad takes in a list ($format_note)"
  if [ "$format_note" = "the real UN list" ]; then at BGD import --format un "$list"; else at BGD import --format un "$list" --exercise; fi
  took

  step "The agreements release it to some members; it is given, and every receiver acknowledges"
  until_given
  at BGD member list
  took

  step "Before it is sent: who would receive what of this report, and why not"
  at BGD report submit fixtures/reports/border-crossing.toml --dry-run
  took

  step "Baghdad submits a report; what each member may have is delivered and acknowledged"
  local id said
  said=$(at BGD report submit fixtures/reports/border-crossing.toml --wait 60)
  echo "$said"
  id=$(grep -o 'r-[0-9a-f]\{32\}' <<<"$said" | head -n 1)
  took

  step "Who received it, who did not, and why"
  at BGD traffic --report "$id"
  took

  step "At Amman's control point somebody gives a name, in Latin script and in Arabic"
  at AMM screen "Saleem Kareem Hamid" --purpose border-control || true
  echo
  at AMM screen "سالم كريم حامد" --birth 1981 --purpose border-control || true
  took

  step "More traffic: a threat, a sighting, a cell, an incident, an interview, a namesake who is cleared"
  local report
  for report in fixtures/reports/*.toml; do
    case "$report" in
      */border-crossing.toml) ;;
      */joint-summary.toml) at JCC report submit "$report" --wait 60 ;;
      *) at BGD report submit "$report" --wait 60 ;;
    esac
  done
  took

  one_man
  control_point
  incidents
  exercise

  step "The same name at Moscow, whose committee with Baghdad has nothing to do with it"
  at MOW screen "Salim Karim Hamid" --purpose investigation || true
  took

  step "Every ledger is rechecked, entry by entry"
  local member
  for member in "${MEMBERS[@]}"; do printf '   %s  ' "$member"; at "$member" ledger verify; done
  took

  step "Members cosign each other's ledgers: nobody can show two histories of his own"
  at BGD ledger witnesses
  took
}

# Weeks of invented traffic: each member plays its part at its own node, all at once.
exercise() {
  [ -f "$DEMO/exercise" ] || date -u +%Y-%m-%dT%H:00:00Z >"$DEMO/exercise"
  local ends member players=()
  ends=$(cat "$DEMO/exercise")
  step "Six weeks of traffic of all members up to $ends, generated from a seed: fictional, EXERCISE"
  for member in "${MEMBERS[@]}"; do
    at "$member" exercise play --seed 1 --reports "${TANSIQ_DEMO_REPORTS:-300}" --ends "$ends" --wait 120 &
    players+=($!)
  done
  # What an act still waits for was said; the others were done.
  for player in "${players[@]}"; do wait "$player" || true; done
  until_given
  # What is older than a day is in hand, as on any other day.
  for member in "${MEMBERS[@]}"; do
    at "$member" desk take-up --written-before "$(date -u -d "$ends 1 day ago" +%Y-%m-%dT%H:%M:%SZ)" >/dev/null
  done
  echo "   (tansiq exercise script --ends $ends says what is in it and what is to be found)"
  took
}

# Real incidents, where the data lie beside the project. They are taken in at Baghdad and go to nobody.
incidents() {
  step "Real incidents on Baghdad's map: Uppsala Conflict Data Program, Georeferenced Event Dataset"
  local events
  events=$(ls ../shared/data/events/ucdp_ged*_iraq_*.csv 2>/dev/null | head -n 1 || true)
  if [ -z "$events" ]; then
    echo "   left out: there is no ../shared/data/events here; tansiq import --format ged takes the publisher's file"
    return
  fi
  at BGD import --format ged "$events" --legal-basis "open source, for the map of the exercise"
  took
}

# Until every member has what it is given.
until_given() {
  local member
  for member in "${MEMBERS[@]}"; do
    for _ in $(seq 600); do
      at "$member" member list --json | grep -qE '"state": "(sending|trouble)"|"behind": [1-9]' || break
      sleep 0.1
    done
  done
}

# The subject of a report that a member submits.
subject_of() {
  local member=$1 file=$2 report
  report=$(at "$member" report submit "$file" --wait 60 --json | grep -o 'r-[0-9a-f]\{32\}' | head -n 1)
  at "$member" report show "$report" --json | grep -o 's-[0-9a-f]\{32\}' | head -n 1
}

# Journey 4: one man, different views, undo.
one_man() {
  local ours erbils ammans decision
  local because=(--basis "EXERCISE: case 4 of 2026" --purpose arrest)
  step "Erbil and Amman each report about a man; Baghdad asks who may be one person"
  ours=$(at BGD subject search "سالم كريم حامد" --limit 1 --json | grep -o 's-[0-9a-f]\{32\}' | head -n 1)
  erbils=$(subject_of EBL fixtures/journeys/one-man/erbil.toml)
  ammans=$(subject_of AMM fixtures/journeys/one-man/amman.toml)
  at BGD resolve queue --people 20 --purpose arrest
  took

  step "An analyst of Baghdad decides that Erbil's man is Baghdad's, and then that Amman's is too"
  at BGD resolve same "$ours" "$erbils" --reason "EXERCISE: one name, one mother" "${because[@]}"
  decision=$(at BGD identity show "$ours" --purpose arrest --json | grep -A 12 '"decisions"' | grep -o 'st-[0-9a-f]\{32\}' | head -n 1)
  at BGD resolve same "$erbils" "$ammans" --reason "EXERCISE: one name" "${because[@]}"
  at BGD identity show "$ours" --purpose arrest
  took

  step "Erbil decides for itself: to Erbil its man is who he was"
  at EBL identity show "$erbils" --purpose arrest | head -n 3
  took

  step "Erbil's man had another mother after all: the first decision is undone, and what rested on it is listed"
  at BGD resolve undo "$decision" --reason "EXERCISE: another mother" "${because[@]}"
  took
}

# A post at Amman's border, whose line is cut: it asks no node, and hands in later what it did.
control_point() {
  local gate=$DEMO/gate
  step "A post at Amman's border takes along what its officer may see there"
  [ -d "$gate" ] || "$PROGRAM" control-point init "$gate" --member-card "$DEMO/AMM.card"
  at AMM control-point sync "$gate" --hours 12
  took

  step "Its line is cut, and somebody gives a name; the answer says how old it is"
  "$PROGRAM" control-point screen "$gate" "Saleem Kareem Hamid" || true
  echo
  "$PROGRAM" control-point screen "$gate" "سالم كريم حامد" --birth 1981 || true
  took

  step "The line is back: a new extract first, then what was screened meanwhile"
  at AMM control-point sync "$gate" --hours 12
  at AMM control-point list
  took
}

start() {
  PROGRAM=$(realpath "$1")
  local list=${2:-}
  mkdir -p "$DEMO"
  chmod 700 "$DEMO"

  step "Eight members, each with a node of its own"
  set_up
  start_nodes
  took

  if [ ! -f "$DEMO/ready" ]; then
    step "They exchange cards, and each compares the fingerprints"
    know_each_other
    took
    step "They sign four agreements; nothing flows under one before all its parties have signed"
    sign_agreements
    watch_officers
    touch "$DEMO/ready"
    took
  fi

  case "$list" in
    "") list=$(ls ../shared/data/lists/*.xml 2>/dev/null | head -n 1 || true) ;;
    download)
      list=$DEMO/consolidated.xml
      [ -s "$list" ] || curl --fail --location --silent --show-error --output "$list" "$PUBLISHER"
      ;;
  esac
  if [ -n "$list" ] && ! grep -q EXERCISE "$list"; then
    play "$list" "the real UN list"
  else
    play "${list:-fixtures/lists/exercise-un.xml}" "fictional, EXERCISE"
    echo "   (make demo LIST=download takes the publisher's list instead: $PUBLISHER)"
  fi

  step "The nodes go on running. Look at them:"
  for member in "${MEMBERS[@]}"; do
    printf '   http://127.0.0.1:%s  %-3s  log in as desk with the password %s\n' "$(port "$member" 0)" "$member" "$(cat "$DEMO/$member.password")"
  done
  echo "   stop them with: make demo-stop"
}

case "${1:-}" in
  start) shift; start "$@" ;;
  stop) stop ;;
  *) echo "usage: demo.sh start PROGRAM [LIST] | stop" >&2; exit 2 ;;
esac
