import type { Logger } from "pino";

import type { Database } from "@/db/client";
import type { Clock } from "@/lib/clock";
import type { Env } from "@/lib/env";
import { cipherOf } from "@/lib/services/crypt";
import { sendMails, type DeliverMail } from "@/lib/services/mail/send-mails";
import { deliverWebhooks } from "@/lib/services/webhooks/deliver-webhooks";
import { sandboxDelivery, smtpDelivery } from "@/lib/worker/deliver-mail";
import { createWebhookPost } from "@/lib/worker/post-webhook";

type Settings = Pick<Env, "smtp" | "sandbox" | "consoleUrl" | "encryptionKey" | "webhookReach">;

/** Sends what waits: mails by SMTP, or to the sandbox's mailbox, and messages to webhooks. May run in several workers. */
export function createOutbox(
  db: Database,
  clock: Clock,
  settings: Settings,
  log: Pick<Logger, "warn">,
): () => Promise<void> {
  const deliver = mailDelivery(settings);
  if (!deliver) log.warn("SMTP_URL is not set: mails are written and wait, nothing sends them");
  const cipher = cipherOf(settings.encryptionKey);
  const post = createWebhookPost(settings.webhookReach);
  return async () => {
    // One that fails must not keep the other from being tried.
    const outcomes = await Promise.allSettled([
      deliver && sendMails(db, clock, deliver),
      deliverWebhooks({ db, clock, cipher, post }),
    ]);
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  };
}

function mailDelivery({ smtp, sandbox, consoleUrl }: Settings): DeliverMail | null {
  if (smtp) return smtpDelivery({ smtpUrl: smtp.url, from: smtp.from, consoleUrl });
  return sandbox ? sandboxDelivery : null;
}
