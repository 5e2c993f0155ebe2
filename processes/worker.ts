import { Logger, run, type TaskList } from "graphile-worker";
import pino from "pino";

import { connect } from "@/db/client";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { createOutbox } from "@/lib/worker/outbox";
import { repeat } from "@/lib/worker/repeat";
import { paymentProvider } from "@/lib/payments/configured";
import { PAYMENT_CRONTAB, paymentTasks } from "@/lib/worker/payment-tasks";
import { tasks } from "@/lib/worker/tasks";

const log = pino({ name: "worker" });
const connection = connect(env().databaseUrl, { max: 5 });

// The queue's cron counts in UTC, so it only ticks: the database says what is due, and when (R-TIME-1).
const runner = await run({
  connectionString: env().databaseUrl,
  concurrency: 2,
  crontab: ["* * * * * perform-due ?max=1", PAYMENT_CRONTAB].join("\n"),
  taskList: {
    ...tasks(connection.db, systemClock),
    ...paymentTasks(connection.db, systemClock, paymentProvider()),
  } as TaskList,
  noHandleSignals: true,
  logger: new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  }),
});
// What waits to be sent is looked for every few seconds: a mailed link is waited for, and the queue's cron is slower.
const outbox = repeat(createOutbox(connection.db, systemClock, env(), log), 3_000, (error) =>
  log.error({ err: error }, "the outbox was not emptied"),
);
log.info("ready");

const stop = async () => {
  await outbox.stop();
  await runner.stop();
  await connection.close();
  process.exit(0);
};
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
await runner.promise;
