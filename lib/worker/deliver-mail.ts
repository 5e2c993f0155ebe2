import { createTransport } from "nodemailer";

import { mailText } from "@/lib/mail/mail-words";
import type { DeliverMail } from "@/lib/services/mail/send-mails";

export type MailSettings = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly consoleUrl: string;
};

const TIME_LIMIT_MS = 20_000;

/** Sends mails by SMTP. A server that says no for good (5xx) is believed; anything else is tried again. */
export function smtpDelivery({ smtpUrl, from, consoleUrl }: MailSettings): DeliverMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: TIME_LIMIT_MS,
    greetingTimeout: TIME_LIMIT_MS,
    socketTimeout: TIME_LIMIT_MS,
    // A mail is text that we wrote: nothing in it may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { hostname } = new URL(consoleUrl);
  return async (mail, messageId) => {
    try {
      await transport.sendMail({
        from,
        // As one address, so that nothing in it is read as a list or a name.
        to: { name: "", address: mail.recipient },
        subject: mail.subject,
        text: mailText(mail, consoleUrl),
        textEncoding: "base64",
        messageId: `<${messageId}@${hostname}>`,
        date: mail.createdAt,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { outcome: "taken" };
    } catch (error) {
      if (isFinal(error)) return { outcome: "refused", why: error.message };
      throw error;
    }
  };
}

/** The sandbox's delivery: the outbox is the mailbox, and what was written has arrived. */
export const sandboxDelivery: DeliverMail = async () => ({ outcome: "taken" });

function isFinal(error: unknown): error is Error & { readonly responseCode: number } {
  return (
    error instanceof Error &&
    "responseCode" in error &&
    typeof error.responseCode === "number" &&
    error.responseCode >= 500
  );
}
