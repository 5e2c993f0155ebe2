import { once } from "node:events";

import pino from "pino";
import { collectDefaultMetrics } from "prom-client";

import { connect } from "@/db/client";
import { composeApi } from "@/lib/api/compose";
import { apiServer } from "@/lib/api/server";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { paymentProvider } from "@/lib/payments/configured";
import { createMetrics } from "@/lib/rest/metrics";
import { cipherOf } from "@/lib/services/crypt";
import { createImageFetcher } from "@/lib/tagger/fetch-image";
import { createModelTagger } from "@/lib/tagger/model-tagger";
import { createUpstreamTagger } from "@/lib/tagger/upstream-tagger";

/** What is under way may take this long to end once the process was asked to stop. */
const LAST_ANSWERS_MS = 7_000;

const { databaseUrl, databasePool, encryptionKey, sandbox } = env();
const { apiPort, listenHost, logLevel, taggerUrl } = env();
const log = pino({ name: "api", level: logLevel });
const metrics = createMetrics();
collectDefaultMetrics({ register: metrics.registry });

const connection = connect(databaseUrl, { max: databasePool });
const tagger = taggerUrl
  ? createUpstreamTagger({
      url: taggerUrl,
      report: (error) => log.error({ err: error }, "the model at TAGGER_URL gave no answer"),
    })
  : createModelTagger();
const doors = composeApi({
  db: connection.db,
  clock: systemClock,
  cipher: cipherOf(encryptionKey),
  sandbox,
  payments: paymentProvider(),
  tagger,
  fetchImage: createImageFetcher(),
  log,
  metrics,
});
const server = apiServer(doors).listen(apiPort, listenHost);
await once(server, "listening");
log.info({ port: apiPort, host: listenHost, sandbox }, "ready");
tagger.warmUp().catch((error: unknown) => log.error({ err: error }, "the tagger did not start"));

let isStopping = false;
async function stop(reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log.info({ reason }, "stopping");
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearTimeout(impatience);
  await Promise.all([tagger.close(), connection.close()]);
  process.exit(0);
}
process.once("SIGTERM", () => void stop("SIGTERM"));
process.once("SIGINT", () => void stop("SIGINT"));
// Whoever started this and was killed without a last word.
if (process.connected) process.once("disconnect", () => void stop("the parent is gone"));
