import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** A private key as Alipay's own tool or OpenSSL writes it, bare or with its armour, in one line or in many. */
export const privateKeyPem = (text: string): string =>
  firstThatReads(
    () => createPrivateKey({ key: derOf(text), format: "der", type: "pkcs8" }),
    () => createPrivateKey({ key: derOf(text), format: "der", type: "pkcs1" }),
  )
    .export({ format: "pem", type: "pkcs1" })
    .toString()
    .trim();

/** As `privateKeyPem`, for a public key. */
export const publicKeyPem = (text: string): string =>
  firstThatReads(
    () => createPublicKey({ key: derOf(text), format: "der", type: "spki" }),
    () => createPublicKey({ key: derOf(text), format: "der", type: "pkcs1" }),
  )
    .export({ format: "pem", type: "spki" })
    .toString()
    .trim();

/** Whether a setting holds a key at all. */
export function isKey(pemOf: (text: string) => string, text: string): boolean {
  try {
    return pemOf(text).length > 0;
  } catch {
    return false;
  }
}

// An environment file may write a line break as two characters.
const derOf = (text: string): Buffer =>
  Buffer.from(text.replaceAll(/-----[^-]+-----|\\n|\s/g, ""), "base64");

function firstThatReads(read: () => KeyObject, otherwise: () => KeyObject): KeyObject {
  try {
    return read();
  } catch {
    return otherwise();
  }
}
