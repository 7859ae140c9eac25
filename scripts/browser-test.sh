#!/usr/bin/env bash
# The page in a real browser, against real nodes: Baghdad gives, Amman receives, Cairo is a third party.
# Usage: browser-test.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
folder=$(mktemp -d)
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT

# Below the ports that the system gives to outgoing connections, which could take one before its node is started.
free_port() {
  node -e 'const take = () => { const s = require("net").createServer().on("error", take)
    s.listen(20000 + Math.floor(Math.random() * 12000), "127.0.0.1", () => { console.log(s.address().port); s.close() }) }; take()'
}
at() { local member=$1; shift; "$program" --node "$folder/$member" "$@"; }

# Where Baghdad's people may log in: another site than its page.
provider=$(free_port)
declare -A page
for member in BGD AMM CAI; do
  page[$member]=$(free_port)
  at "$member" init "$folder/$member" --member "$member" --name "$member (EXERCISE)" \
    --page "127.0.0.1:${page[$member]}" --exchange "127.0.0.1:$(free_port)" >/dev/null
  if [ "$member" = BGD ]; then
    head -c 15 /dev/urandom | base64 | install -m 600 /dev/stdin "$folder/BGD/keys/oidc.secret"
    printf '\n[oidc]\nissuer = "http://127.0.0.1:%s"\nclient = "tansiq-bgd"\nsecret = "keys/oidc.secret"\n' \
      "$provider" >>"$folder/BGD/node.toml"
    node web/e2e/provider-office.mjs "$provider" tansiq-bgd "$(cat "$folder/BGD/keys/oidc.secret")" \
      "http://localhost:${page[BGD]}/log-in" >/dev/null 2>"$folder/provider.log" &
    processes+=($!)
  fi
  "$program" serve "$folder/$member" >"$folder/$member.out" 2>"$folder/$member.log" &
  processes+=($!)
done
for member in BGD AMM CAI; do
  for _ in $(seq 100); do grep -q '^exchange:' "$folder/$member.out" && break; sleep 0.1; done
  at "$member" member card >"$folder/$member.card"
done
for member in BGD AMM CAI; do
  for other in BGD AMM CAI; do
    [ "$member" = "$other" ] || at "$member" member add "$folder/$other.card" >/dev/null
  done
done
# An agreement of the three, by which Amman passes on with Baghdad's consent. Baghdad's term as chair ends in five days.
first_day=$(date -u -d "$(date -u +%F) +5 days -3 months" +%F)
sed "s/@FIRST_DAY@/$first_day/" web/e2e/three.toml >"$folder/three.toml"
for member in BGD AMM; do
  at "$member" agreement sign fixtures/agreements/border-2026.toml >/dev/null
  head -c 15 /dev/urandom | base64 | tr '+/' 'xy' >"$folder/password"
  at "$member" principal add desk --role watch-officer --clearance secret --password-file "$folder/password" >/dev/null
  at "$member" principal add legal --role legal-officer --clearance secret --password-file "$folder/password" >/dev/null
  at "$member" principal add second --role legal-officer --clearance secret --password-file "$folder/password" >/dev/null
  # Who tries passkeys: of one login only so many attempts a minute are taken.
  at "$member" principal add device --role watch-officer --clearance secret --password-file "$folder/password" >/dev/null
  at "$member" principal add control --role oversight --password-file "$folder/password" >/dev/null
  at "$member" principal add admin --role administrator --password-file "$folder/password" >/dev/null
  cp "$folder/password" "$folder/$member.password"
done
for member in BGD AMM CAI; do at "$member" --as legal-officer agreement sign "$folder/three.toml" >/dev/null; done
at BGD agreement properties set web/e2e/properties.toml >/dev/null
at BGD map import fixtures/map/exercise-districts.geojson --title "en=EXERCISE districts" --title "ar=أقضية التمرين" >/dev/null
node web/e2e/archive.mjs "$folder/exercise-roads.pmtiles"
at BGD map import "$folder/exercise-roads.pmtiles" --title "en=EXERCISE roads" --title "ar=طرق التمرين" >/dev/null
at BGD import --format un fixtures/lists/exercise-un.xml --exercise >/dev/null
for report in fixtures/reports/*.toml; do
  # The joint centre's own report is not Baghdad's to submit.
  grep -q '^originator = "JCC"' "$report" || at BGD report submit "$report" --wait 30 >/dev/null
done

export TANSIQ_URL="http://127.0.0.1:${page[BGD]}" TANSIQ_LOGIN=desk TANSIQ_PASSWORD
export TANSIQ_URL_PARTNER="http://127.0.0.1:${page[AMM]}" TANSIQ_PASSWORD_PARTNER
TANSIQ_PASSWORD=$(cat "$folder/BGD.password")
TANSIQ_PASSWORD_PARTNER=$(cat "$folder/AMM.password")
# The page's test submits a report while it looks, as an analyst would by the command line.
export TANSIQ_PROVIDER="http://127.0.0.1:$provider"
export TANSIQ_PROGRAM="$program" TANSIQ_DIRECTORY="$folder/BGD"
cd web
npm run --silent e2e
echo "the rooms as they are kept, in English and Arabic"
npm run --silent screens -- /tmp/shots en-light,ar-light
