#!/usr/bin/env bash
# Bob's API with curl, grep and sed. Written from the API's documentation; knows nothing of this package.
# Set HIBOB_SERVICE_USER_ID and HIBOB_SERVICE_USER_TOKEN, and HIBOB_BASE_URL for anything but production.
set -euo pipefail

base=${HIBOB_BASE_URL:-https://api.hibob.com/v1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
answer=$folder/answer

fail() {
  echo "curl.sh: $1" >&2
  [ -s "$answer" ] && head -c 300 "$answer" >&2 && echo >&2
  exit 1
}

# The credential goes through a file, so that it does not show in the list of processes.
umask 077
printf 'user = "%s:%s"\n' "${HIBOB_SERVICE_USER_ID:?}" "${HIBOB_SERVICE_USER_TOKEN:?}" >"$folder/good"
printf 'user = "%s:%s"\n' "$HIBOB_SERVICE_USER_ID" "not-the-token" >"$folder/bad"

# ask WHAT EXPECTED_STATUS [curl's arguments …]: the body is in $answer, its type in $type.
ask() {
  local what=$1 expected=$2 got
  shift 2
  : >"$answer"
  got=$(curl --silent --show-error --max-time 60 --config "${credential:-$folder/good}" --output "$answer" \
    --header 'Accept: application/json' --write-out '%{http_code} %{content_type}' "$@") || fail "$what: no answer"
  type=${got#* }
  [ "${got%% *}" = "$expected" ] || fail "$what: status ${got%% *} and not $expected"
}

json() { case $type in application/json*) ;; *) fail "$1: the answer is $type and not JSON" ;; esac }
has() { grep -q "$2" "$answer" || fail "$1: no $2 in the answer"; }
count() { grep -oE "$1" "$answer" | wc -l | tr -d ' '; }
# first PATTERN: the first match's last text or number.
first() { grep -oE "$1" "$answer" | head -n 1 | sed -E 's/^.*: *"?([^"]*)"?$/\1/'; }
body() { printf '%s' "$1"; }

# --- Fields. No Content-Type on a GET: Bob refuses that in places.
ask fields 200 "$base/company/people/fields"
json fields
[ "$(head -c 1 "$answer")" = "[" ] || fail "fields: not a bare array"
has fields '"root.id"'
has fields '"categoryDisplayName"'
fields=$(count '"jsonPath"')
[ "$fields" -gt 50 ] || fail "fields: only $fields"

# --- People.
ask people 200 "$base/people/search" --header 'Content-Type: application/json' \
  --data '{"fields": ["root.id", "root.email", "work.title", "work.startDate"], "humanReadable": "APPEND"}'
json people
people=$(count '"/root/id": *\{ *"value": *"[0-9]+"')
[ "$people" -gt 0 ] || fail "people: nobody"
id=$(grep -oE '"/root/id": *\{ *"value": *"[0-9]+"' "$answer" | head -n 1 | grep -oE '[0-9]{5,}')
email=$(grep -oE '"/root/email": *\{ *"value": *"[^"]+"' "$answer" | head -n 1 | sed -E 's/^.*"([^"]*)"$/\1/')
[ -n "$id" ] && [ -n "$email" ] || fail "people: no id or no mail address"

ask 'one person by mail address' 200 "$base/people/$email" --header 'Content-Type: application/json' --data '{"fields": ["root.id"]}'
has 'one person by mail address' "\"$id\""

ask 'people without a filter' 400 "$base/people/search" --header 'Content-Type: application/json' --data '{"fields": ["root.id"], "filters": []}'

# --- One person's work table.
ask work 200 "$base/people/$id/work"
json work
has work '"values"'
rows=$(count '"effectiveDate": *"[0-9]{4}-[0-9]{2}-[0-9]{2}"')
[ "$rows" -gt 0 ] || fail "work: no rows"
[ "$(count '"isCurrent": *true')" = 1 ] || fail "work: not one current row"

# --- Everyone's work table. A cursor holds signs that must be encoded in a URL.
cursor= pages=0 bulk=0
: >"$folder/cursors"
: >"$folder/people"
while :; do
  if [ -n "$cursor" ]; then
    ask 'bulk work' 200 --get "$base/bulk/people/work" --data-urlencode 'limit=40' --data-urlencode "cursor=$cursor"
  else
    ask 'bulk work' 200 --get "$base/bulk/people/work" --data-urlencode 'limit=40'
  fi
  json 'bulk work'
  pages=$((pages + 1))
  on_page=$(count '"effectiveDate": *"')
  [ "$on_page" -le 40 ] || fail "bulk work: $on_page rows on a page of 40"
  bulk=$((bulk + on_page))
  { grep -oE '"employeeId": *"[0-9]+"' "$answer" || true; } >>"$folder/people"
  if grep -qE '"next_cursor": *null' "$answer"; then break; fi
  cursor=$(grep -oE '"next_cursor": *"[^"]+"' "$answer" | sed -E 's/^"next_cursor": *"(.*)"$/\1/; s#\\/#/#g')
  [ -n "$cursor" ] || fail "bulk work: no next_cursor"
  if grep -qxF "$cursor" "$folder/cursors"; then fail "bulk work: the same cursor twice"; fi
  echo "$cursor" >>"$folder/cursors"
  [ "$pages" -lt 2000 ] || fail "bulk work: no end"
done
in_bulk=$(sort -u "$folder/people" | wc -l | tr -d ' ')
[ "$in_bulk" -ge "$people" ] || fail "bulk work: $in_bulk people, and $people active ones"
ask 'a page that is too large' 400 --get "$base/bulk/people/work" --data-urlencode 'limit=201'

# --- A time off request, on a Wednesday that is far off.
ask 'policy types' 200 "$base/timeoff/policy-types"
has 'policy types' '"policyTypes"'
policy_type=$(grep -oE '"policyTypes": *\[[^]]*\]' "$answer" | sed -E 's/^[^[]*\[//' | grep -oE '"[^"]+"' | tr -d '"' |
  grep -m 1 -ixE 'holiday|vacation|annual leave' || true)
if [ -z "$policy_type" ]; then
  policy_type=$(grep -oE '"policyTypes": *\[ *"[^"]+"' "$answer" | sed -E 's/^.*\[ *"(.*)"$/\1/')
fi
encoded=$(printf '%s' "$policy_type" | sed 's/%/%25/g; s/ /%20/g; s#/#%2F#g')
ask 'policy type' 200 "$base/timeoff/policy-types/$encoded"
has 'policy type' '"unit": *"days"'

today=$(date -u +%s)
wednesday=$((today / 86400 + 200))
wednesday=$((wednesday - (wednesday + 1) % 7)) # day 0 was a Thursday
day=$(date -u -d "@$((wednesday * 86400))" +%F 2>/dev/null || date -u -r "$((wednesday * 86400))" +%F)
ask 'time off request' 200 "$base/timeoff/employees/$id/requests" --header 'Content-Type: application/json' --data "$(body \
  "{\"policyType\": \"$policy_type\", \"requestRangeType\": \"days\", \"startDate\": \"$day\", \"startDatePortion\": \"all_day\",
    \"endDate\": \"$day\", \"endDatePortion\": \"all_day\", \"description\": \"asked for with curl\"}")"
# The answer may be empty: the request is found among who is out.
ask "who's out" 200 --get "$base/timeoff/whosout" -d "from=$day" -d "to=$day" -d includePending=true
has "who's out" '"outs"'
has "who's out" "\"$id\""
mine=$(sed 's/},* *{/}\n{/g' "$answer" | grep "\"$id\"" | head -n 1)
request=$(printf '%s' "$mine" | grep -oE '"requestId": *[0-9]+' | grep -oE '[0-9]+') || fail "who's out: no requestId"
ask 'the request' 200 "$base/timeoff/employees/$id/requests/$request"
has 'the request' "\"startDate\": *\"$day\""
status=$(first '"status": *"[^"]*"')
case $status in pending* | approved) ;; *) fail "the request: status $status" ;; esac
ask 'the request that cannot be' 400 "$base/timeoff/employees/$id/requests" --header 'Content-Type: application/json' \
  --data "{\"policyType\": \"$policy_type\", \"requestRangeType\": \"days\", \"startDate\": \"tomorrow\"}"

# --- A document.
printf '%%PDF-1.4\nnot much of a document\n%%%%EOF\n' >"$folder/contract by curl.pdf"
ask upload 200 "$base/docs/people/$id/shared/upload" --form "file=@$folder/contract by curl.pdf;type=application/pdf"
document=$(grep -oE '"(id|docId)": *"?[0-9]+' "$answer" | head -n 1 | grep -oE '[0-9]+') || fail "upload: no id"
ask documents 200 "$base/docs/people/$id"
has documents 'contract by curl.pdf'
has documents '"downloadLink"'
ask 'deleting the document' 200 --request DELETE "$base/docs/people/$id/shared/$document"
ask 'documents without it' 200 "$base/docs/people/$id"
if grep -q 'contract by curl.pdf' "$answer"; then fail "documents: the deleted one is still there"; fi

# --- What Bob refuses.
ask 'a person who is not there' 404 "$base/people/1234567890123456789" --header 'Content-Type: application/json' --data '{"fields": ["root.id"]}'
not_found=$(first '"(error|message)": *"[^"]*"')
ask 'a list that is not there' 404 "$base/company/named-lists/terminationReasonOfNobody"
credential=$folder/bad ask 'a wrong token' 401 "$base/company/people/fields"

printf '{"fields": %d, "people": %d, "workRows": %d, "bulkPages": %d, "bulkRows": %d, "bulkPeople": %d, "timeOff": "%s", "notFound": "%s"}\n' \
  "$fields" "$people" "$rows" "$pages" "$bulk" "$in_bulk" "$status" "$not_found"
