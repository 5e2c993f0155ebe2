import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";

import { env } from "@/lib/env";

/** Whether browsers reach the console over https. On localhost they do not, and refuse `__Host-` there. */
export const isSecure = (): boolean => env().consoleUrl.startsWith("https:");

/** The one cookie that signs a browser in. It holds a sealed session id and nothing else. */
export const sessionCookie = () => ({
  name: isSecure() ? "__Host-session" : "session",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const,
});

/** The session id that the browser sent, or null. Whether it still lives is asked of the database. */
export async function sentSessionId(): Promise<string | null> {
  const { name } = sessionCookie();
  const token = (await cookies()).get(name)?.value;
  return token ? openToken(token, name) : null;
}

async function openToken(token: string, salt: string): Promise<string | null> {
  try {
    const opened = await decode({ token, salt, secret: env().authSecret });
    return typeof opened?.sid === "string" ? opened.sid : null;
  } catch {
    return null; // Not sealed by us, or too old: as good as no cookie.
  }
}
