import { sql } from "drizzle-orm";

import { sessions } from "@/db/schema/accounts";

/** What a page calls a session: its id is a secret, even on the pages of whom it belongs to. */
export const sessionHandle = sql<string>`encode(sha256(convert_to(${sessions.id}, 'UTF8')), 'hex')`;
