import { notFound } from "next/navigation";

import { env } from "@/lib/env";

/**
 * What the mailbox may show, or the page is not there. It is open to whoever opened the sandbox; where real mail
 * leaves by SMTP, only what never leaves is in it (D-22).
 */
export function openMailbox(): { readonly simulated: boolean; readonly consoleUrl: string } {
  const { sandbox, smtp, consoleUrl } = env();
  if (!sandbox) notFound();
  return { simulated: smtp !== null, consoleUrl };
}
