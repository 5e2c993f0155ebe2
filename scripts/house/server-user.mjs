import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { Expected } from "./say.mjs";

/**
 * As whom the database server runs. PostgreSQL refuses to run as root, so root lends it another
 * user: `postgres` or `nobody` where these may enter the project's folder, else a user namespace in
 * which root has another number (that also works under /root, where others may not enter).
 *
 * `home` is the folder of the server's data; whoever owns it decides, so that a later start fits an
 * earlier one. Answers `prepare(folder)`, which makes a folder the server's, and `asServer(command,
 * args)`, what to spawn and how.
 */
export function serverUser(home, binaries) {
  const me = process.getuid?.();
  if (me === undefined) return asMyself;
  const owner = existsSync(path.join(home, "data")) ? statSync(home).uid : null;
  if (me !== 0) {
    if (owner === null || owner === me) return asMyself;
    throw new Expected(
      `${home} belongs to another user. Start as that user, or remove the folder.`,
    );
  }
  const candidates =
    owner === null ? [...lesserUsers().map(asUser), inNamespace] : [ownedBy(owner)];
  const parent = existsSync(home) ? home : path.dirname(home);
  const fitting = candidates.find((user) => canRun(user, binaries, parent));
  if (fitting) return fitting;
  throw new Expected(
    "PostgreSQL refuses to run as root, and here root can neither lend it another user nor a user namespace.\n" +
      "Start as an ordinary user, move the project where every user may read it, or set DATABASE_URL.",
  );
}

const asMyself = {
  prepare: () => {},
  asServer: (command, args) => ({ command, args, options: {} }),
};

const asUser = ({ uid, gid }) => ({
  prepare: (folder) => chownSync(folder, uid, gid),
  asServer: (command, args) => ({ command, args, options: { uid, gid } }),
});

const inNamespace = {
  prepare: () => {},
  asServer: (command, args) => ({
    command: "unshare",
    args: ["--user", "--map-user=1000", command, ...args],
    options: {},
  }),
};

const ownedBy = (uid) =>
  uid === 0 ? inNamespace : asUser(users().find((user) => user.uid === uid) ?? { uid, gid: uid });

function lesserUsers() {
  return ["postgres", "nobody"].flatMap((name) => users().find((user) => user.name === name) ?? []);
}

function users() {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.map((line) => {
    const [name, , uid, gid] = line.split(":");
    return { name, uid: Number(uid), gid: Number(gid) };
  });
}

function canRun(user, binaries, folder) {
  const tries = [
    user.asServer(path.join(binaries, "postgres"), ["--version"]),
    user.asServer("/bin/sh", ["-c", 'cd "$0"', folder]),
  ];
  return tries.every(
    ({ command, args, options }) => spawnSync(command, args, { cwd: "/", ...options }).status === 0,
  );
}
