import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const ROOT = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * Everything that running the project leaves behind, except node_modules and the build. Never
 * committed.
 */
export const DATA = path.join(ROOT, ".data");

/** Where the installation puts its commands. */
export const BIN = path.join(ROOT, "node_modules", ".bin");

/** The path of a command that the installation brought, such as `next`. */
export const tool = (name) => path.join(BIN, name);
