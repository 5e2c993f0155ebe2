import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * The command line of a living process; empty when it is gone, or dead and not yet collected by its
 * parent.
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return "";
  if (existsSync("/proc/self/cmdline")) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? "";
}

/**
 * The npm that runs this script, if one does: the nearest ancestor that is npm. Known where there
 * is a /proc.
 */
export function npmAbove() {
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    if (/^npm |npm-cli\.js|\/npm /.test(commandOf(pid))) return pid;
  }
  return null;
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
