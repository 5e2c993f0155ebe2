import { createHash } from "node:crypto";
import { Agent, request } from "node:http";

import { signRequest } from "@/lib/vendor/sign-request";

/** Every key of the bench has a secret that can be told from its public half. */
export const benchSecret = (secretId: string): string => sha256(secretId).slice(0, 32);

export type SignedCall = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** A call of the tagging API with an image of a few kilobytes, signed as the vendor's SDK does. */
export function signedCall(secretId: string, host: string, at: Date): SignedCall {
  const body = Buffer.from(JSON.stringify({ ImageBase64: IMAGE }));
  const key = { secretId, secretKey: benchSecret(secretId) };
  return {
    body,
    headers: {
      host,
      "content-length": String(body.length),
      "x-tc-action": "DetectLabelPro",
      "x-tc-version": "2019-05-29",
      ...signRequest(key, { host, service: "tiia", body }, at),
    },
  };
}

const IMAGE = Buffer.alloc(6_000, "image").toString("base64");

/** Sends a call over one of `callers` kept connections; throws where it was answered with an error. */
export function sender(port: number, callers: number): (call: SignedCall) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  return ({ headers, body }) =>
    new Promise((resolve, reject) => {
      const sent = request(
        { agent, host: "127.0.0.1", port, method: "POST", path: "/", headers },
        (answer) => {
          let text = "";
          answer.setEncoding("utf8");
          answer.on("data", (part: string) => (text += part));
          answer.on("end", () =>
            text.includes('"Error"') || text.includes('"false"')
              ? reject(new Error(text))
              : resolve(),
          );
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
}

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");
