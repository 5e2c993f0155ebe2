import { getLocale } from "next-intl/server";

import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import type { LinkMail } from "@/lib/services/people/mail-links";

/** How a link is mailed that leads to one of the console's pages: in the language of whoever asks for it. */
export async function mailedLink(to: "confirmEmail" | "resetPassword"): Promise<LinkMail> {
  return {
    locale: await getLocale(),
    linkTo: (token) => new URL(routes[to]({ token }), env().consoleUrl).href,
  };
}
