import { randomUUID } from "node:crypto";

import { getLocale } from "next-intl/server";
import type { NextRequest } from "next/server";

import { isSameOrigin } from "@/lib/auth/is-same-origin";
import { unlessBusy } from "@/lib/auth/unless-busy";
import { requireCustomer, viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { makeCall } from "../make-call";
import { trialFormOf } from "../trial-form";

/**
 * Takes the explorer's form. A route and not a server action, because a picture is larger than an action may be sent.
 * The answer is a page of its own, so that reading it again calls nothing again.
 */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameOrigin(request.headers, env().consoleUrl)) return new Response(null, { status: 403 });
  if (!(await viewer())) return goTo(request, routes.signIn({ next: routes.explorer() }));
  const [{ context }, locale] = await Promise.all([requireCustomer(), getLocale()]);

  const form = await trialFormOf(request);
  if (!form.ok) return goTo(request, routes.explorer({ problem: form.refusal }));
  const made = await unlessBusy(() => makeCall(context, form.value, locale));
  if (made === "busy") return goTo(request, routes.explorer({ problem: made }));
  return goTo(
    request,
    made.ok
      ? routes.explorerAnswer({ call: form.value.id })
      : routes.explorer({ problem: made.refusal.code }),
  );
}

/** A script is told where to go on, and the key of its next form; a browser alone is sent there. */
const goTo = (request: NextRequest, href: string): Response =>
  request.headers.get("accept") === "application/json"
    ? Response.json({ href, id: randomUUID() })
    : new Response(null, { status: 303, headers: { Location: href } });
