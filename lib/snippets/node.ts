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

/** The vendor's own SDK, which is only told another endpoint. */
export function nodeSnippet(call: SnippetCall): string {
  const { host, protocol } = new URL(call.apiUrl);
  const parameters = Object.entries(call.parameters);
  const reads = readsFile(call) ? 'import { readFile } from "node:fs/promises";\n' : "";
  const fields = parameters.map(([name, value]) => `  ${name}: ${written(value)},\n`).join("");
  return `${reads}import * as tencentcloud from "tencentcloud-sdk-nodejs";

const client = new tencentcloud.${SERVICES[call.version]}.v${call.version.replaceAll("-", "")}.Client({
  credential: {
    secretId: ${call.keyId === null ? `process.env.${SECRET_ID}` : quoted(call.keyId)},
    secretKey: process.env.${SECRET_KEY},
  },
  profile: {
    language: ${quoted(call.answerIn)},
    httpProfile: { endpoint: ${quoted(host)}, protocol: ${quoted(`${protocol}//`)} },
  },
});

const answer = await client.${call.action}({
${fields}});
console.log(JSON.stringify(answer, null, 2));
`;
}

function written(value: SnippetValue): string {
  if (isFile(value)) return `(await readFile(${quoted(value.file)})).toString("base64")`;
  if (Array.isArray(value)) return `[${value.map(quoted).join(", ")}]`;
  return JSON.stringify(value);
}
