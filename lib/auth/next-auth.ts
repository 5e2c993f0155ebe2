import NextAuth, { CredentialsSignin, type NextAuthConfig, type User } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";

import { database } from "@/db";
import { personByEmail } from "@/db/queries/people";
import { firstClock } from "@/lib/auth/first-clock";
import { isSecure, sessionCookie } from "@/lib/auth/session-cookie";
import { systemClock } from "@/lib/clock";
import { isDemoPerson } from "@/lib/demo-people";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { authenticate, type AuthenticationRefusal } from "@/lib/services/authenticate";
import { endSession } from "@/lib/services/sessions/end-session";
import { openSession } from "@/lib/services/sessions/open-session";
import { LONGEST_SESSION_MS } from "@/lib/services/sessions/session-limits";

declare module "next-auth" {
  interface User {
    /** The session that was opened for them. */
    sessionId?: string;
  }
}

/** What next-auth throws when a sign-in was refused; the form words the refusal. */
export class SignInRefused extends CredentialsSignin {
  constructor(readonly refusal: AuthenticationRefusal) {
    super();
    this.code = refusal.code;
  }
}

const REFUSED: AuthenticationRefusal = { code: "wrong-email-or-password" };
const passwordForm = z.object({ email: z.string(), password: z.string() });
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
  return withSession(form.data.email, request);
}

async function asDemoPerson(sent: unknown, request: Request): Promise<User> {
  const form = demoForm.safeParse(sent);
  if (!form.success || !isDemoPerson(form.data.email)) throw new SignInRefused(REFUSED);
  return withSession(form.data.email, request);
}

async function withSession(email: string, request: Request): Promise<User> {
  const db = database();
  const person = await personByEmail(db, email);
  if (!person || person.disabledAt) throw new SignInRefused(REFUSED);
  const sessionId = await openSession(
    { db, clock: systemClock },
    {
      personId: person.id,
      userAgent: request.headers.get("user-agent"),
      clockId: await firstClock(db, person),
    },
  );
  return { id: person.id, sessionId };
}
