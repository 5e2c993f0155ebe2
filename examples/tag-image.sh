#!/usr/bin/env bash
# Tags one image with curl and openssl: the signature TC3-HMAC-SHA256 in twenty lines of shell.
#   TUQIAN_SECRET_ID=AKID… TUQIAN_SECRET_KEY=… examples/tag-image.sh [image]
set -euo pipefail

: "${TUQIAN_SECRET_ID:?Set it to a key made in the console.}" "${TUQIAN_SECRET_KEY:?Set it to a key made in the console.}"
endpoint="${TUQIAN_ENDPOINT:-localhost:3001}"
image="${1:-$(dirname "$0")/photos/coffee.jpg}"

sha256() { openssl dgst -sha256 -r | cut -d' ' -f1; }
# hmac <key in hex> <text>: in hex as well, since a shell cannot hold the bytes.
hmac() { printf '%s' "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -d' ' -f1; }
hex() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n'; }

body="$(mktemp)"
trap 'rm -f "$body"' EXIT
printf '{"ImageBase64":"%s"}' "$(base64 <"$image" | tr -d '\n')" >"$body"

now="$(date +%s)"
day="$(date -u +%Y-%m-%d)" # in UTC, whatever the time zone here is
type='application/json'
request="$(printf 'POST\n/\n\ncontent-type:%s\nhost:%s\n\ncontent-type;host\n%s' "$type" "$endpoint" "$(sha256 <"$body")")"
to_sign="$(printf 'TC3-HMAC-SHA256\n%s\n%s/tiia/tc3_request\n%s' "$now" "$day" "$(printf '%s' "$request" | sha256)")"
key="$(hmac "$(hmac "$(hmac "$(hex "TC3$TUQIAN_SECRET_KEY")" "$day")" tiia)" tc3_request)"
signature="$(hmac "$key" "$to_sign")"

curl --silent --show-error --noproxy '*' "http://$endpoint/" \
  -H "Authorization: TC3-HMAC-SHA256 Credential=$TUQIAN_SECRET_ID/$day/tiia/tc3_request, SignedHeaders=content-type;host, Signature=$signature" \
  -H "Content-Type: $type" \
  -H "X-TC-Action: DetectLabelPro" -H "X-TC-Version: 2019-05-29" -H "X-TC-Timestamp: $now" -H "X-TC-Language: zh-CN" \
  --data-binary "@$body"
echo
