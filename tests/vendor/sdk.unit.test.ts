import * as tencentcloud from "tencentcloud-sdk-nodejs";
import { CommonClient } from "tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

import { ok, refuse } from "@/lib/core/result";
import type { VendorCode } from "@/lib/vendor/error-codes";
import { faultsOf } from "@/tests/vendor/sdk-types";
import { SECRET, serveDoor, type Stubs } from "@/tests/vendor/served-door";

type Options = {
  language?: "zh-CN" | "en-US";
  method?: "GET" | "POST";
  token?: string;
  version?: string;
};
type Door = Awaited<ReturnType<typeof serveDoor>>;

const doors: Door[] = [];

async function open(stubs: Stubs = {}): Promise<Door> {
  const door = await serveDoor(stubs);
  doors.push(door);
  return door;
}

beforeAll(() => {
  // The SDK sends even loopback requests through a proxy that the environment names.
  for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
    delete process.env[name];
});

afterEach(() => {
  for (const door of doors.splice(0)) door.close();
});

const settings = ({ endpoint }: Door, options: Options) => ({
  credential: { ...SECRET, ...(options.token ? { token: options.token } : {}) },
  region: "ap-guangzhou",
  profile: {
    ...(options.language ? { language: options.language } : {}),
    httpProfile: { endpoint, protocol: "http://", reqMethod: options.method ?? "POST" },
  },
});

const tiia = (door: Door, options: Options = {}) =>
  new tencentcloud.tiia.v20190529.Client(settings(door, options));

const billing = (door: Door, options: Options = {}) =>
  new tencentcloud.billing.v20180709.Client(settings(door, options));
const DOWNLOAD = { FileType: "billDetail", Month: "2025-10" };

/** For what the typed client does not let one send: other actions, versions and parameters. */
const common = (door: Door, { version = "2019-05-29", ...options }: Options = {}) =>
  new CommonClient(door.endpoint, version, settings(door, options));

const IMAGE = { ImageBase64: Buffer.from("picture").toString("base64") };
const CUP_ZH = { Name: "杯子", Confidence: 54, FirstCategory: "物品", SecondCategory: "餐具" };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe("DetectLabelPro through the vendor's own SDK", () => {
  it("answers labels and a request id, and is metered as one call of general before it is answered", async () => {
    const door = await open();
    const answer = await tiia(door).DetectLabelPro(IMAGE);
    expect(answer).toEqual({ Labels: [CUP_ZH], RequestId: expect.stringMatching(UUID) });
    expect(faultsOf("tiia", "DetectLabelProResponse", answer)).toEqual([]);
    expect(door.record.steps).toEqual(["tag", "meter"]);
    expect(door.record.metered).toEqual([
      {
        accountId: "100001",
        keyId: "key-1",
        requestId: answer.RequestId,
        product: "general",
        editions: null,
      },
    ]);
    expect(door.record.failures).toEqual([]);
  });

  it("names things in English when asked in English", async () => {
    const answer = await tiia(await open(), { language: "en-US" }).DetectLabelPro(IMAGE);
    expect(answer.Labels).toEqual([
      { Name: "cup", Confidence: 54, FirstCategory: "Objects", SecondCategory: "Tableware" },
    ]);
  });

  it("takes the address when both are given", async () => {
    const door = await open();
    await tiia(door).DetectLabelPro({ ...IMAGE, ImageUrl: "https://example.com/a.png" });
    expect(door.record.steps).toEqual(["fetch", "tag", "meter"]);
  });

  it("an answer without labels is an answer, and is metered", async () => {
    const door = await open({ tagger: { tag: async () => ok([]) } });
    expect((await tiia(door).DetectLabelPro(IMAGE)).Labels).toEqual([]);
    expect(door.record.metered).toHaveLength(1);
  });

  it.each(["GET", "multipart", "common client"])("works by %s", async (way) => {
    const door = await open();
    const answers: Record<string, () => Promise<{ Labels?: unknown }>> = {
      GET: () => tiia(door, { method: "GET" }).DetectLabelPro(IMAGE),
      multipart: () => common(door).request("DetectLabelPro", IMAGE, { multipart: true }),
      "common client": () => common(door).request("DetectLabelPro", IMAGE),
    };
    expect((await answers[way]?.())?.Labels).toEqual([CUP_ZH]);
  });
});

describe("DetectLabel through the vendor's own SDK", () => {
  const plain = { ...CUP_ZH, FirstCategory: "", SecondCategory: "" };

  it.each([
    ["no scene is WEB", undefined, ["web"], { Labels: [CUP_ZH] }],
    ["an empty list is WEB", [], ["web"], { Labels: [CUP_ZH] }],
    [
      "two scenes are two editions",
      ["ALBUM", "CAMERA"],
      ["album", "camera"],
      { AlbumLabels: [CUP_ZH], CameraLabels: [CUP_ZH] },
    ],
    ["a repeated scene counts once", ["WEB", "WEB"], ["web"], { Labels: [CUP_ZH] }],
    ["news has no categories", ["NEWS"], ["news"], { NewsLabels: [plain] }],
  ])("%s", async (_, scenes, editions, labels) => {
    const door = await open();
    const answer = await tiia(door).DetectLabel({
      ...IMAGE,
      ...(scenes ? { Scenes: scenes } : {}),
    });
    const none = { Labels: null, CameraLabels: null, AlbumLabels: null, NewsLabels: null };
    expect(answer).toEqual({ ...none, ...labels, RequestId: expect.any(String) });
    expect(faultsOf("tiia", "DetectLabelResponse", answer)).toEqual([]);
    expect(door.record.metered).toMatchObject([{ product: "legacy", editions }]);
  });

  it("takes scenes from a query", async () => {
    const door = await open();
    await tiia(door, { method: "GET" }).DetectLabel({ ...IMAGE, Scenes: ["WEB", "NEWS"] });
    expect(door.record.metered).toMatchObject([{ editions: ["web", "news"] }]);
  });
});

type Case = {
  stubs?: Stubs;
  options?: Options;
  call?: (door: Door, options: Options) => Promise<unknown>;
};

const refusing = {
  standing: (refusal: "not-activated" | "activating" | "in-arrears" | "content-stopped") => ({
    stubs: { key: { standing: refuse(refusal) } },
  }),
  tag: (
    refusal:
      | "not-supported"
      | "undecodable"
      | "too-many-pixels"
      | "timed-out"
      | "failed"
      | "too-large",
  ) => ({
    stubs: { tagger: { tag: async () => refuse(refusal) } },
  }),
  fetch: (refusal: "url-illegal" | "download-failed" | "too-many-downloads") => ({
    stubs: { fetchImage: async () => refuse(refusal) },
    call: (door: Door, options: Options) =>
      tiia(door, options).DetectLabelPro({ ImageUrl: "http://example.com/a" }),
  }),
};
const sending = (parameters: object, action = "DetectLabelPro") => ({
  call: (door: Door, options: Options) => common(door, options).request(action, parameters),
});

/** Sends what the SDK cannot, and throws what the SDK would. */
async function raw(
  { endpoint }: Door,
  init: RequestInit,
  { language = "zh-CN" }: Options,
): Promise<never> {
  const headers = { "x-tc-language": language, ...init.headers };
  const response = await fetch(`http://${endpoint}/`, { ...init, headers });
  const { Response } = (await response.json()) as {
    Response: { Error: { Code: string; Message: string }; RequestId: string };
  };
  throw Object.assign(new Error(Response.Error.Message), {
    code: Response.Error.Code,
    requestId: Response.RequestId,
    httpCode: response.status,
  });
}

/** One case for every code that the door can answer; a new code without a case does not compile. */
const CASES: Readonly<Record<VendorCode, Case>> = {
  "AuthFailure.InvalidAuthorization": {
    call: (door, options) =>
      raw(door, { method: "POST", headers: { authorization: "SKIP" } }, options),
  },
  "AuthFailure.SecretIdNotFound": { stubs: { key: { works: false } } },
  "AuthFailure.SignatureExpire": {
    stubs: { clock: { now: () => new Date(Date.now() + 302_000) } },
  },
  "AuthFailure.SignatureFailure": { stubs: { key: { secretKey: "another" } } },
  "AuthFailure.TokenFailure": { options: { token: "temporary" } },
  "AuthFailure.UnauthorizedOperation": { stubs: { key: { scopes: ["billing"] } } },
  "FailedOperation.ImageDecodeFailed": refusing.tag("undecodable"),
  "FailedOperation.ImageDownloadError": refusing.fetch("download-failed"),
  "FailedOperation.ImageNotSupported": refusing.tag("not-supported"),
  "FailedOperation.ImageUnQualified": refusing.tag("too-many-pixels"),
  "FailedOperation.InvokeChargeError": {
    stubs: { meter: () => Promise.reject(new Error("the database is away")) },
  },
  "FailedOperation.RequestTimeout": refusing.tag("timed-out"),
  "FailedOperation.RpcFail": refusing.tag("failed"),
  InternalError: { stubs: { findKey: () => Promise.reject(new Error("the database is away")) } },
  InvalidAction: sending(IMAGE, "DetectLabelBeta"),
  InvalidParameter: sending({ ImageUrl: 7 }),
  InvalidParameterValue: {
    call: (door, options) => billing(door, options).DescribeBillDetail({ Offset: 0, Limit: 301 }),
  },
  "InvalidParameterValue.ImageEmpty": sending({ ImageBase64: "" }),
  "InvalidParameterValue.InvalidParameterValueLimit": sending(
    { ...IMAGE, Scenes: ["web"] },
    "DetectLabel",
  ),
  "InvalidParameterValue.UrlIllegal": refusing.fetch("url-illegal"),
  InvalidRequest: {
    call: (door, options) =>
      sdkWithBody(door, options, "multipart/form-data; boundary=x", "rubbish"),
  },
  IpNotInWhitelist: { stubs: { key: { addresses: ["192.0.2.0/24", "2001:db8::1"] } } },
  "LimitExceeded.TooLargeFileError": sending({ ImageBase64: "A".repeat(4 * 1024 * 1024 + 4) }),
  MissingParameter: sending(IMAGE, ""),
  "MissingParameter.ErrorParameterEmpty": sending({}),
  NoSuchVersion: { options: { version: "2020-01-01" }, ...sending(IMAGE) },
  RequestLimitExceeded: {
    stubs: { clock: stillClock() },
    call: async (door, options) => {
      for (let request = 0; request < 20; request += 1)
        await tiia(door, options).DetectLabelPro(IMAGE);
      await tiia(door, options).DetectLabel(IMAGE); // Another action has a quota of its own.
      await tiia(door, options).DetectLabelPro(IMAGE);
    },
  },
  "RequestLimitExceeded.UinLimitExceeded": refusing.fetch("too-many-downloads"),
  RequestSizeLimitExceeded: sending({ ImageBase64: "A".repeat(10 * 1024 * 1024) }),
  "ResourceUnavailable.InArrears": refusing.standing("in-arrears"),
  "ResourceUnavailable.IsOpening": refusing.standing("activating"),
  "ResourceUnavailable.NotExist": refusing.standing("not-activated"),
  "ResourceUnavailable.StopUsing": refusing.standing("content-stopped"),
  "UnauthorizedOperation.CamNoAuth": {
    call: (door, options) =>
      billing(door, options).DescribeBillSummaryByRegion({
        BeginTime: "2025-11",
        EndTime: "2025-11",
        PayerUin: "100002",
      }),
  },
  UnknownParameter: sending({ ...IMAGE, Colour: "red" }),
  UnsupportedProtocol: { call: (door, options) => raw(door, { method: "PUT" }, options) },
};

function stillClock() {
  const now = new Date();
  return { now: () => now };
}

function sdkWithBody(
  door: Door,
  options: Options,
  contentType: string,
  body: string,
): Promise<unknown> {
  return common(door, options).request("DetectLabelPro", Buffer.from(body), {
    headers: { "Content-Type": contentType },
  });
}

describe("every error reaches the SDK with its code, its words and a request id", () => {
  it.each(Object.entries(CASES))(
    "%s",
    { timeout: 30_000 },
    async (code, { stubs = {}, options = {}, call }) => {
      const words = [];
      for (const language of ["zh-CN", "en-US"] as const) {
        const door = await open(stubs);
        const send = call ?? ((to: Door, how: Options) => tiia(to, how).DetectLabelPro(IMAGE));
        const error: { code?: string; message?: string; requestId?: string } = await send(door, {
          ...options,
          language,
        }).then(
          () => ({ message: "no error came" }),
          (thrown: object) => thrown,
        );
        expect(error).toMatchObject({ code, requestId: expect.stringMatching(UUID) });
        expect(error.message).not.toMatch(/[{}]|undefined/);
        words.push(error.message);

        expect(door.record.failures).toMatchObject([{ code, requestId: error.requestId }]);
        const answered = code === "RequestLimitExceeded" ? 21 : 0;
        expect(door.record.metered).toHaveLength(answered);
      }
      expect(words[0]).toMatch(/\p{Script=Han}/u);
      expect(words[1]).not.toMatch(/\p{Script=Han}/u);
    },
  );
});

describe("what is not answered is not metered, and what is not admitted costs no work", () => {
  it("a stopped account gets neither a download nor the model", async () => {
    const door = await open({ key: { standing: refuse("in-arrears") } });
    await expect(tiia(door).DetectLabelPro({ ImageUrl: "http://example.com/a" })).rejects.toThrow(
      "欠费",
    );
    expect(door.record.steps).toEqual([]);
  });

  it("an account that is stopped while its picture is looked at gets no labels", async () => {
    const door = await open({ meter: async () => refuse("content-stopped") });
    await expect(tiia(door).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "ResourceUnavailable.StopUsing",
    });
  });

  it("the cause of an internal error is logged and not told", async () => {
    const tag = () => Promise.reject(new Error("password of the database"));
    const door = await open({ tagger: { tag } });
    const error: unknown = await tiia(door)
      .DetectLabelPro(IMAGE)
      .catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toContain("password");
    expect(door.record.failures).toMatchObject([
      { accountId: "100001", cause: { message: "password of the database" } },
    ]);
  });

  it("a log that fails costs the customer nothing", async () => {
    const door = await open({
      key: null,
      logFailure: () => Promise.reject(new Error("disk full")),
    });
    await expect(tiia(door).DetectLabelPro(IMAGE)).rejects.toMatchObject({
      code: "AuthFailure.SecretIdNotFound",
    });
  });

  it.each(["data:image/png;base64,AAAA", "not base64!", "===="])(
    "%s is no base64",
    async (ImageBase64) => {
      const door = await open();
      await expect(tiia(door).DetectLabelPro({ ImageBase64 })).rejects.toMatchObject({
        code: "FailedOperation.ImageDecodeFailed",
      });
    },
  );

  it("a billing action that is not there is an invalid action, not a missing version", async () => {
    const door = await open();
    await expect(billing(door).DescribeBillDownloadUrl(DOWNLOAD)).rejects.toMatchObject({
      code: "InvalidAction",
    });
  });
});
