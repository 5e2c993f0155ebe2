import type { ReactNode } from "react";

import { Link } from "@/components/ui/link";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";

const to = (href: string) => (words: ReactNode) => (
  <Link href={href} className="lnk">
    {words}
  </Link>
);

/** What the marks in a sentence of the documentation stand for: `<code>`, `<b>`, and links by name. */
export const MARKS = {
  code: (words: ReactNode) => (
    <code className="rounded-[4px] bg-sunken px-1 py-px font-mono text-[0.86em] wrap-anywhere">
      {words}
    </code>
  ),
  b: (words: ReactNode) => <strong className="font-semibold text-ink">{words}</strong>,
  quickStart: to(routes.docs("quick-start")),
  tagging: to(routes.docs("tagging")),
  billingApi: to(routes.docs("billing-api")),
  rest: to(routes.docs("rest")),
  errors: to(routes.docs("errors")),
  explained: to(routes.docs("pricing")),
  webhooks: to(routes.docs("webhooks")),
  limits: to(routes.docs("limits")),
  register: to(routes.register()),
  verify: to(routes.verify()),
  overview: to(routes.overview()),
  keys: to(routes.keys()),
  usage: to(routes.usage()),
  alerts: to(routes.alerts()),
  prices: to(routes.pricing()),
  rules: to(routes.rules()),
  openapi: (words: ReactNode) => (
    <a href={new URL("/api/v1/docs", env().apiUrl).href} className="lnk">
      {words}
    </a>
  ),
};
