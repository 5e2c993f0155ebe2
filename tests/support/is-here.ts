import { spawnSync } from "node:child_process";

/** A language that is not on this machine can be tried on none of its examples. */
export const isHere = (...commands: readonly string[]): boolean =>
  commands.every((command) => spawnSync(command, ["--version"]).error === undefined);
