import type { AddressInfo } from "node:net";

import pino from "pino";

import { connect } from "@/db/client";
import { composeApi } from "@/lib/api/compose";
import { apiServer } from "@/lib/api/server";
import { systemClock } from "@/lib/clock";
import { ok } from "@/lib/core/result";
import { env } from "@/lib/env";
import { cipherOf } from "@/lib/services/crypt";
import { spent } from "@/scripts/bench/breakdown";

/** The API as it is served, but for the model: each image is a cup, at once. */
const { databaseUrl, encryptionKey } = env();
const CUP = {
  nameZh: "杯子",
  nameEn: "cup",
  firstCategoryZh: "物品",
  firstCategoryEn: "Objects",
  secondCategoryZh: "餐具",
  secondCategoryEn: "Tableware",
  confidence: 54,
};
const server = apiServer(
  composeApi({
    db: connect(databaseUrl).db,
    clock: systemClock,
    cipher: cipherOf(encryptionKey),
    sandbox: false,
    payments: null,
    tagger: { tag: async () => ok([CUP]) },
    fetchImage: async () => ok(Buffer.from("picture")),
    log: pino({ level: "silent" }),
  }),
);
process.on("message", () => process.send?.(spent()));
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
