import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { DATA } from "./paths.mjs";

/**
 * The keys of this installation, made once and readable by its owner only. A key given in the
 * environment wins. Losing the file signs everyone out and makes the encrypted identity numbers
 * unreadable, so it lives beside the database.
 */
export function secrets(file = path.join(DATA, "secrets.json")) {
  const kept = readOrMake(file);
  return {
    AUTH_SECRET: process.env.AUTH_SECRET || kept.AUTH_SECRET,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY || kept.ENCRYPTION_KEY,
  };
}

function readOrMake(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const made = {
    AUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("hex"),
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return made;
}
