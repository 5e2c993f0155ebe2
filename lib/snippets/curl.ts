import { bodyPieces, SECRET_ID, SECRET_KEY, SERVICES, type SnippetCall } from "@/lib/snippets/call";

/** curl sends the request; openssl signs it. */
export function curlSnippet(call: SnippetCall): string {
  const { host, origin } = new URL(call.apiUrl);
  const service = SERVICES[call.version];
  const body = bodyPieces(call).map((piece) =>
    typeof piece === "string"
      ? `  printf '%s' ${inShell(piece)}\n`
      : `  base64 <${inShell(piece.file)} | tr -d '\\n'\n`,
  );
  return `#!/usr/bin/env bash
set -euo pipefail
id=${call.keyId === null ? `"\${${SECRET_ID}:?}"` : inShell(call.keyId)}
secret="\${${SECRET_KEY}:?}"
host=${inShell(host)}

sha256() { openssl dgst -sha256 -r | cut -d' ' -f1; }
hmac() { printf '%s' "$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -r | cut -d' ' -f1; }
hex() { printf '%s' "$1" | od -An -v -tx1 | tr -d ' \\n'; }

body="$(mktemp)"
trap 'rm -f "$body"' EXIT
{
${body.join("")}} >"$body"

now="$(date +%s)"
scope="$(date -u +%Y-%m-%d)/${service}/tc3_request"
request="$(printf 'POST\\n/\\n\\ncontent-type:application/json\\nhost:%s\\n\\ncontent-type;host\\n%s' "$host" "$(sha256 <"$body")")"
to_sign="$(printf 'TC3-HMAC-SHA256\\n%s\\n%s\\n%s' "$now" "$scope" "$(printf '%s' "$request" | sha256)")"
key="$(hmac "$(hmac "$(hmac "$(hex "TC3$secret")" "\${scope%%/*}")" ${service})" tc3_request)"

curl --silent --show-error ${inShell(`${origin}/`)} \\
  -H "Authorization: TC3-HMAC-SHA256 Credential=$id/$scope, SignedHeaders=content-type;host, Signature=$(hmac "$key" "$to_sign")" \\
  -H "Content-Type: application/json" \\
  -H "X-TC-Action: ${call.action}" \\
  -H "X-TC-Version: ${call.version}" \\
  -H "X-TC-Timestamp: $now" \\
  -H "X-TC-Language: ${call.answerIn}" \\
  --data-binary "@$body"
`;
}

const inShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
