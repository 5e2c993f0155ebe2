// Tags one image with the vendor's own SDK, which is only told another endpoint. See README.md beside this file.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import * as tencentcloud from "tencentcloud-sdk-nodejs";

const { positionals } = parseArgs({ allowPositionals: true });
const coffee = fileURLToPath(new URL("photos/coffee.jpg", import.meta.url));
const [path = coffee] = positionals;

const {
  TUQIAN_SECRET_ID: secretId,
  TUQIAN_SECRET_KEY: secretKey,
  TUQIAN_ENDPOINT: endpoint = "localhost:3001",
} = process.env;
if (!secretId || !secretKey) {
  console.error("Set TUQIAN_SECRET_ID and TUQIAN_SECRET_KEY to a key made in the console.");
  process.exit(2);
}

// The SDK would send even requests to this machine through a proxy that the environment names.
for (const name of ["http_proxy", "HTTP_PROXY"]) delete process.env[name];

const client = new tencentcloud.tiia.v20190529.Client({
  credential: { secretId, secretKey },
  profile: { language: "zh-CN", httpProfile: { endpoint, protocol: "http://" } },
});

try {
  const image = await readFile(path);
  const { Labels, RequestId } = await client.DetectLabelPro({
    ImageBase64: image.toString("base64"),
  });
  console.log(`${path}\nRequestId ${RequestId}`);
  console.table(Labels);
} catch (error) {
  console.error(
    error.code ? `${error.code}: ${error.message} (RequestId ${error.requestId})` : error.message,
  );
  process.exitCode = 1;
}
