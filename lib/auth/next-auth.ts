import NextAuth, { CredentialsSignin, type NextAuthConfig, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { getLocale } from "next-intl/server";
import { z } from "zod";

import { database } from "@/db";
import { personByEmail } from "@/db/queries/people";
import { firstClock } from "@/lib/auth/first-clock";
import { lackingProof } from "@/lib/auth/lacking-proof";
import { isSecure, sentSessionId, sessionCookie } from "@/lib/auth/session-cookie";
import { systemClock } from "@/lib/clock";
import { isDemoPerson } from "@/lib/demo-people";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { authenticate, type AuthenticationRefusal } from "@/lib/services/authenticate";
import { cipherOf } from "@/lib/services/crypt";
import type { CodeRefusal } from "@/lib/services/second-factor/code-attempts";
import { giveCode } from "@/lib/services/second-factor/give-code";
import { continueSession } from "@/lib/services/sessions/continue-session";
import { endSession } from "@/lib/services/sessions/end-session";
import { openSession } from "@/lib/services/sessions/open-session";
import { LONGEST_SESSION_MS } from "@/lib/services/sessions/session-limits";

declare module "next-auth" {
  interface User {
    /** The session that was opened for them. */
    sessionId?: string;
  }
}

export type SignInRefusal =
  | AuthenticationRefusal
  | CodeRefusal
  /** Too long ago was the password given that a code was asked for. */
  | { readonly code: "start-over" };

/** What next-auth throws when a sign-in was refused; the form words the refusal. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: SignInRefusal) {
    super();
    this.code = refusal.code;
  }
}

const REFUSED: AuthenticationRefusal = { code: "wrong-email-or-password" };
const passwordForm = z.object({ email: z.string(), password: z.string() });
const codeForm = z.object({ code: z.string() });
const demoForm = z.object({ email: z.string() });

// Read when first asked for: a build has no settings.
const config = (): NextAuthConfig => ({
  secret: env().authSecret,
  trustHost: true,
  useSecureCookies: isSecure(),
  session: { strategy: "jwt", maxAge: LONGEST_SESSION_MS / 1000 },
  cookies: { sessionToken: sessionCookie() },
  pages: { signIn: routes.signIn(), error: routes.signIn() },
  providers: [
    Credentials({
      id: "password",
      credentials: { email: {}, password: {} },
      authorize: withPassword,
    }),
    Credentials({ id: "code", credentials: { code: {} }, authorize: withCode }),
    ...(env().sandbox
      ? [Credentials({ id: "demo", credentials: { email: {} }, authorize: asDemoPerson })]
      : []),
  ],
  callbacks: {
    // The cookie carries the session's id alone: name, role and account are asked for on each request.
    jwt: ({ token, user }) => ({ sid: user?.sessionId ?? token.sid }),
    // What /api/auth/session tells a script on the page: nothing about whoever is signed in.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async (message) => {
      const sid = "token" in message ? message.token?.sid : undefined;
      if (typeof sid === "string") await endSession({ db: database(), clock: systemClock }, sid);
    },
  },
  logger: {
    // A wrong password is an answer, not a failure of ours.
    error: (error) => {
      if (!(error instanceof CredentialsSignin)) process.stderr.write(`${error.stack ?? error}\n`);
    },
  },
});

export const { handlers, signIn, signOut } = NextAuth(config);

async function withPassword(sent: unknown, request: Request): Promise<User> {
  const form = passwordForm.safeParse(sent);
  if (!form.success) throw new SignInRefused(REFUSED);
  const known = await authenticate({ db: database(), clock: systemClock }, form.data);
  if (!known.ok) throw new SignInRefused(known.refusal);
  const person = await personOf(form.data.email);
  return withSession(person, request, lackingProof(person, null) ? "owed" : undefined);
}

/**
 * D-21 · The second step: whoever gave the password in this browser gives a code, and gets a session of their own for
 * it. The one that only asked for the code is over.
 */
async function withCode(sent: unknown, request: Request): Promise<User> {
  const form = codeForm.safeParse(sent);
  const context = { db: database(), clock: systemClock };
  const sessionId = await sentSessionId();
  const begun = sessionId ? await continueSession(context, sessionId) : null;
  if (!form.success || !begun) throw new SignInRefused({ code: "start-over" });
  const { person } = begun;
  const given = await giveCode(context, {
    personId: person.id,
    code: form.data.code,
    cipher: cipherOf(env().encryptionKey),
    locale: await getLocale(),
  });
  if (!given.ok) throw new SignInRefused(given.refusal);
  await endSession(context, begun.id);
  return withSession(await personOf(person.email), request, "given");
}

// The cards open the sandbox without any proof; to ask for a second one would prove nothing.
async function asDemoPerson(sent: unknown, request: Request): Promise<User> {
  const form = demoForm.safeParse(sent);
  if (!form.success || !isDemoPerson(form.data.email)) throw new SignInRefused(REFUSED);
  return withSession(await personOf(form.data.email), request, "given");
}

type KnownPerson = NonNullable<Awaited<ReturnType<typeof personByEmail>>>;

async function personOf(email: string): Promise<KnownPerson> {
  const person = await personByEmail(database(), email);
  if (!person || person.disabledAt) throw new SignInRefused(REFUSED);
  return person;
}

async function withSession(
  person: KnownPerson,
  request: Request,
  secondFactor?: "given" | "owed",
): Promise<User> {
  const db = database();
  const sessionId = await openSession(
    { db, clock: systemClock },
    {
      personId: person.id,
      userAgent: request.headers.get("user-agent"),
      clockId: await firstClock(db, person),
      secondFactor,
    },
  );
  return { id: person.id, sessionId };
}
