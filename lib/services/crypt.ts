import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Seals what the database must not be able to read. Doors make it from the installation's key. */
export type Cipher = {
  readonly seal: (text: string) => string;
  /** Throws where the text was not sealed with this key, or was changed since. */
  readonly open: (sealed: string) => string;
  /** The same for the same text, and unreadable without the key: for counting, never for showing. */
  readonly fingerprint: (text: string) => string;
};

const ALGORITHM = "aes-256-gcm";
const VERSION = "v1";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** AES-256-GCM under a key of 32 bytes in hex. Sealing and fingerprinting use keys of their own. */
export function cipherOf(keyInHex: string): Cipher {
  const master = Buffer.from(keyInHex, "hex");
  if (master.length !== KEY_BYTES)
    throw new RangeError("the encryption key is not 32 bytes in hex");
  const sealingKey = derived(master, "seal");
  const fingerprintKey = derived(master, "fingerprint");

  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealingKey, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [VERSION, ...[nonce, cipher.getAuthTag(), body].map(toText)].join(".");
    },
    open(sealed) {
      const [version, ...parts] = sealed.split(".");
      const [nonce, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
      if (version !== VERSION || !nonce || !tag || !body)
        throw new Error("this text was not sealed here");
      const decipher = createDecipheriv(ALGORITHM, sealingKey, nonce, { authTagLength: 16 });
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
    fingerprint: (text) => createHmac("sha256", fingerprintKey).update(text).digest("hex"),
  };
}

const derived = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", master, "", `tuqian ${purpose}`, KEY_BYTES));

const toText = (bytes: Buffer): string => bytes.toString("base64url");
