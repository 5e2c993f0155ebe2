import type { AddressInfo } from "node:net";

import pino from "pino";
import * as tencentcloud from "tencentcloud-sdk-nodejs";

import type { Database } from "@/db/client";
import { composeApi } from "@/lib/api/compose";
import { apiServer } from "@/lib/api/server";
import { systemClock } from "@/lib/clock";
import { ok } from "@/lib/core/result";
import { CIPHER } from "@/tests/rest/api";
import { CUP } from "@/tests/vendor/served-door";

type Credential = { readonly secretId: string; readonly secretKey: string };
/** How a client speaks. */
export type Manner = {
  readonly language?: "zh-CN" | "en-US";
  readonly reqMethod?: "GET" | "POST";
};

/** The whole API over a test's database, on a free port, and the SDK's clients for it. Only the model is made up. */
export async function serveApi(db: Database) {
  // The SDK sends even loopback requests through a proxy that the environment names.
  for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
    delete process.env[name];
  const server = apiServer(
    composeApi({
      db,
      clock: systemClock,
      cipher: CIPHER,
      sandbox: true,
      tagger: { tag: async () => ok([CUP]) },
      fetchImage: async () => ok(Buffer.from("picture")),
      log: pino({ level: "silent" }),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `localhost:${(server.address() as AddressInfo).port}`;

  const settings = (
    { secretId, secretKey }: Credential,
    { language, reqMethod = "POST" }: Manner = {},
  ) => ({
    credential: { secretId, secretKey },
    region: "ap-guangzhou",
    profile: {
      ...(language && { language }),
      httpProfile: { endpoint, protocol: "http://", reqMethod },
    },
  });
  return {
    endpoint,
    billing: (credential: Credential, manner?: Manner) =>
      new tencentcloud.billing.v20180709.Client(settings(credential, manner)),
    tiia: (credential: Credential) => new tencentcloud.tiia.v20190529.Client(settings(credential)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
