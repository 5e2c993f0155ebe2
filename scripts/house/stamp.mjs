import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * One hash over the names and contents of files and folders under `root`. Missing ones count as
 * absent, so that removing a file changes the stamp. Times do not count: a fresh checkout of the
 * same text is the same.
 */
export function stampOf(root, entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap((entry) => filesIn(root, entry)).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(root, entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [entry];
  return readdirSync(full).flatMap((name) => filesIn(root, path.posix.join(entry, name)));
}

/** What a stamp file says, or null when there is none. */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
