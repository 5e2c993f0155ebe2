import {
  isFile,
  quoted,
  readsFile,
  SECRET_ID,
  SECRET_KEY,
  SERVICES,
  type SnippetCall,
  type SnippetValue,
} from "@/lib/snippets/call";

/** Python's standard library alone. */
export function pythonSnippet(call: SnippetCall): string {
  const { host, origin } = new URL(call.apiUrl);
  const service = SERVICES[call.version];
  const parameters = Object.entries(call.parameters);
  const reads = readsFile(call);
  const fields = parameters.map(([name, value]) => `    ${quoted(name)}: ${written(value)},\n`);
  return `${reads ? "import base64\n" : ""}import hashlib
import hmac
import json
import os
import time
import urllib.request

SECRET_ID = ${call.keyId === null ? `os.environ[${quoted(SECRET_ID)}]` : quoted(call.keyId)}
SECRET_KEY = os.environ[${quoted(SECRET_KEY)}]
HOST = ${quoted(host)}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


body = json.dumps({
${fields.join("")}}).encode()

now = int(time.time())
day = time.strftime("%Y-%m-%d", time.gmtime(now))
scope = f"{day}/${service}/tc3_request"
request = f"POST\\n/\\n\\ncontent-type:application/json\\nhost:{HOST}\\n\\ncontent-type;host\\n{sha256(body)}"
to_sign = f"TC3-HMAC-SHA256\\n{now}\\n{scope}\\n{sha256(request.encode())}"
key = sign(sign(sign(f"TC3{SECRET_KEY}".encode(), day), "${service}"), "tc3_request")
signature = sign(key, to_sign).hex()

answer = urllib.request.urlopen(urllib.request.Request(
    ${quoted(`${origin}/`)},
    data=body,
    headers={
        "Authorization": f"TC3-HMAC-SHA256 Credential={SECRET_ID}/{scope}, SignedHeaders=content-type;host, Signature={signature}",
        "Content-Type": "application/json",
        "Host": HOST,
        "X-TC-Action": ${quoted(call.action)},
        "X-TC-Version": ${quoted(call.version)},
        "X-TC-Timestamp": str(now),
        "X-TC-Language": ${quoted(call.answerIn)},
    },
))
print(json.dumps(json.load(answer), ensure_ascii=False, indent=2))
`;
}

function written(value: SnippetValue): string {
  if (isFile(value)) {
    return `base64.b64encode(open(${quoted(value.file)}, "rb").read()).decode()`;
  }
  if (Array.isArray(value)) return `[${value.map(quoted).join(", ")}]`;
  return JSON.stringify(value);
}
