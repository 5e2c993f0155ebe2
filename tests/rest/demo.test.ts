import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, it } from "vitest";

import { ok, refuse } from "@/lib/core/result";
import { callDemo, DEMO_PATH } from "@/lib/rest/demo-call";
import { demoRoutes } from "@/lib/rest/demo";
import type { RestDoor } from "@/lib/rest/door";
import { newRouter } from "@/lib/rest/router";
import { cipherOf } from "@/lib/services/crypt";
import type { Tagger } from "@/lib/tagger/tagger";
import { CIPHER } from "@/tests/rest/api";

const CAT = {
  nameZh: "猫",
  nameEn: "cat",
  firstCategoryZh: "动物",
  firstCategoryEn: "Animals",
  secondCategoryZh: "宠物",
  secondCategoryEn: "Pets",
  confidence: 53,
};
const PICTURE = Buffer.from("a picture");

let tag: Tagger["tag"] = async () => ok([CAT]);
let server: Server;
let url: string;

beforeAll(async () => {
  // All that the demo knows of the door.
  const door = { cipher: CIPHER } as RestDoor;
  const app = newRouter().route(DEMO_PATH, demoRoutes(door, { tag: (bytes) => tag(bytes) }));
  server = createServer((request, response) => {
    void getRequestListener(app.fetch)(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it("tags a picture for the console", async () => {
  const tagged = await callDemo(url, CIPHER, PICTURE);
  expect(tagged).toEqual(ok([{ nameZh: "猫", nameEn: "cat", confidence: 53 }]));
});

it("answers nobody else", async () => {
  let looked = 0;
  tag = async () => ok([CAT].slice(looked++));
  const stranger = cipherOf("f".repeat(64));
  expect(await callDemo(url, stranger, PICTURE)).toEqual(refuse("unavailable"));
  const bare = await fetch(`${url}${DEMO_PATH}/tags`, { method: "POST", body: "a picture" });
  expect([bare.status, looked]).toEqual([401, 0]);
});

it.each([
  ["not-supported", "not-supported"],
  ["too-many-pixels", "too-many-pixels"],
  ["failed", "unavailable"],
] as const)("a picture that is %s is refused as %s", async (refusal, said) => {
  tag = async () => refuse(refusal);
  expect(await callDemo(url, CIPHER, PICTURE)).toEqual(refuse(said));
});

it("looks at one picture at a time, and at the next after it", async () => {
  let answer = (): void => {};
  const begun = new Promise<void>((resolve) => {
    tag = async () => {
      resolve();
      await new Promise<void>((goOn) => (answer = goOn));
      return ok([CAT]);
    };
  });
  const first = callDemo(url, CIPHER, PICTURE);
  await begun;
  expect(await callDemo(url, CIPHER, PICTURE)).toEqual(refuse("busy"));
  answer();
  expect((await first).ok).toBe(true);
  tag = async () => ok([]);
  expect(await callDemo(url, CIPHER, PICTURE)).toEqual(ok([]));
});

it("says so where the API cannot be reached", async () => {
  expect(await callDemo("http://127.0.0.1:9", CIPHER, PICTURE)).toEqual(refuse("unavailable"));
});
