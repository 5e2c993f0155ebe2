/** The vendor's own SDK, which is only told another endpoint: what examples/tag-image.mjs does, shortened. */
export function nodeSnippet(apiUrl: string): string {
  const { host, protocol } = new URL(apiUrl);
  return `import { readFile } from "node:fs/promises";
import * as tencentcloud from "tencentcloud-sdk-nodejs";

const client = new tencentcloud.tiia.v20190529.Client({
  credential: {
    secretId: process.env.TUQIAN_SECRET_ID,
    secretKey: process.env.TUQIAN_SECRET_KEY,
  },
  profile: {
    language: "zh-CN",
    httpProfile: { endpoint: "${host}", protocol: "${protocol}//" },
  },
});

const image = await readFile("photo.jpg");
const { Labels } = await client.DetectLabelPro({
  ImageBase64: image.toString("base64"),
});
console.table(Labels);
`;
}

/** What the account is, asked of the REST API. */
export const curlSnippet = (apiUrl: string): string =>
  `curl ${new URL("/api/v1/account", apiUrl)} \\
  -H "Authorization: Bearer $TUQIAN_TOKEN"
`;
