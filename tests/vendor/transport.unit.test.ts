import { Agent } from "node:http";
import { connect } from "node:net";

import * as tencentcloud from "tencentcloud-sdk-nodejs";
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { SECRET, serveDoor } from "@/tests/vendor/served-door";

let door: Awaited<ReturnType<typeof serveDoor>>;

beforeAll(async () => {
  // The SDK sends even loopback requests through a proxy that the environment names.
  for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
    delete process.env[name];
  door = await serveDoor();
});
afterAll(() => door.close());

const IMAGE = { ImageBase64: Buffer.from("picture").toString("base64") };
const portOf = () => Number(door.endpoint.split(":")[1]);

/** Leads every connection to the door, whatever host it was meant for. */
class Detour extends Agent {
  override createConnection() {
    return connect(portOf(), "127.0.0.1");
  }
}

const client = (endpoint: string, profile: object = {}) => ({
  credential: SECRET,
  region: "ap-guangzhou",
  profile: { httpProfile: { endpoint, protocol: "http://", ...profile } },
});

describe("the SDK signs for the host that it was given, and each of them is served", () => {
  it.each<[string, () => string, object]>([
    ["a name and a port, of which it signs the name", () => door.endpoint, {}],
    ["an address and a port, a service of 127", () => `127.0.0.1:${portOf()}`, {}],
    ["the vendor's own name, led here", () => "tiia.tencentcloudapi.com", { agent: new Detour() }],
    ["a name in capitals", () => door.endpoint.toUpperCase(), {}],
    ["headers of its own", () => door.endpoint, { headers: { "X-Gateway": "Beijing" } }],
  ])("%s", async (_, endpoint, profile) => {
    const tiia = new tencentcloud.tiia.v20190529.Client(client(endpoint(), profile));
    expect((await tiia.DetectLabelPro(IMAGE)).Labels).toHaveLength(1);
  });
});

describe("the body and the query are taken as the bytes that came", () => {
  const common = (reqMethod = "POST") =>
    new CommonClient(door.endpoint, "2019-05-29", client(door.endpoint, { reqMethod }));

  it.each<[string, () => Promise<{ Labels?: unknown }>]>([
    [
      "JSON with blanks, escapes and a byte order that no serializer would write again",
      () =>
        common().request(
          "DetectLabelPro",
          Buffer.from(`{ "ImageUrl" :\n "https://example.com/\\u732b.png" }`),
        ),
    ],
    ["an octet stream", () => common().requestOctetStream("DetectLabelPro", IMAGE)],
    [
      "multipart with a part of bytes",
      () =>
        common().request(
          "DetectLabelPro",
          { ImageBase64: Buffer.from(IMAGE.ImageBase64) },
          { multipart: true },
        ),
    ],
    [
      "a query with blanks, signs and letters of three bytes",
      () =>
        common("GET").request("DetectLabel", {
          ImageUrl: "https://example.com/a b+c%20猫.png?x=1&y='~*",
          Scenes: ["WEB", "NEWS"],
        }),
    ],
  ])("%s", async (_, send) => {
    expect((await send()).Labels).toHaveLength(1);
  });
});
