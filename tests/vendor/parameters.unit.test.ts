import { describe, expect, it } from "vitest";

import { readMultipart } from "@/lib/vendor/multipart";
import { checkParameters, readParameters } from "@/lib/vendor/parameters";
import type { VendorRequest } from "@/lib/vendor/request";

const SHAPE = {
  Name: "string",
  Count: "integer",
  Exact: "boolean",
  Scenes: "string[]",
  States: "integer[]",
} as const;

const request = (part: Partial<VendorRequest>): VendorRequest => ({
  method: "POST",
  path: "/",
  rawQuery: "",
  headers: {},
  body: Buffer.alloc(0),
  remoteAddress: "",
  ...part,
});

/** What an action of the shape above would be given, or the code and the name that were refused. */
function read(part: Partial<VendorRequest>): unknown {
  const sent = readParameters(request(part));
  const checked = sent.ok ? checkParameters(sent.value, SHAPE) : sent;
  if (checked.ok) return checked.value;
  return [checked.refusal.code, checked.refusal.facts.parameter];
}

const json = (body: string) => read({ body: Buffer.from(body) });
const query = (rawQuery: string) => read({ method: "GET", rawQuery });

describe("JSON", () => {
  it.each<[string, unknown]>([
    ["", {}],
    ["{}", {}],
    [
      '{"Name":"猫","Count":3,"Exact":false,"Scenes":["WEB"]}',
      { Name: "猫", Count: 3, Exact: false, Scenes: ["WEB"] },
    ],
    ['{"Name":null}', {}],
    ['{"Count":"12"}', { Count: 12 }],
    ['{"Name":1}', ["InvalidParameter", "Name"]],
    ['{"Count":1.5}', ["InvalidParameter", "Count"]],
    ['{"Count":9007199254740993}', ["InvalidParameter", "Count"]],
    ['{"Count":true}', ["InvalidParameter", "Count"]],
    ['{"Name":"a\\u0000b"}', ["InvalidParameter", "Name"]],
    ['{"Scenes":["\\u0000"]}', ["InvalidParameter", "Scenes"]],
    ['{"Exact":1}', ["InvalidParameter", "Exact"]],
    ['{"Scenes":"WEB"}', ["InvalidParameter", "Scenes"]],
    ['{"Scenes":[1]}', ["InvalidParameter", "Scenes"]],
    ['{"Name":{"a":1}}', ["InvalidParameter", "Name"]],
    ['{"States":[1,"4"]}', { States: [1, 4] }],
    ['{"States":[1.5]}', ["InvalidParameter", "States"]],
    ['{"States":4}', ["InvalidParameter", "States"]],
    ['{"Nmae":"x"}', ["UnknownParameter", "Nmae"]],
    ['{"__proto__":{"Name":"x"}}', ["UnknownParameter", "__proto__"]],
    ['{"constructor":"x"}', ["UnknownParameter", "constructor"]],
    ["[]", ["InvalidParameter", "Body"]],
    ["null", ["InvalidParameter", "Body"]],
    ["{", ["InvalidParameter", "Body"]],
  ])("%s", (body, expected) => {
    expect(json(body)).toEqual(expected);
  });
});

describe("a query", () => {
  it.each<[string, unknown]>([
    ["", {}],
    ["Name=%E7%8C%AB&Count=-3&Exact=true", { Name: "猫", Count: -3, Exact: true }],
    ["Scenes.1=NEWS&Scenes.0=WEB", { Scenes: ["WEB", "NEWS"] }],
    ["Scenes.10=c&Scenes.9=b&Scenes.0=a", { Scenes: ["a", "b", "c"] }],
    ["States.0=1&States.1=4", { States: [1, 4] }],
    ["Name=&Count=&Scenes=", {}],
    ["Name.0=x", ["InvalidParameter", "Name"]],
    ["Scenes=WEB", ["InvalidParameter", "Scenes"]],
    ["Count=1e3", ["InvalidParameter", "Count"]],
    ["Other.0=x", ["UnknownParameter", "Other"]],
  ])("%s", (rawQuery, expected) => {
    expect(query(rawQuery)).toEqual(expected);
  });

  it("the body of a GET is not signed, so it is not read", () => {
    expect(read({ method: "GET", body: Buffer.from('{"Nmae":1}') })).toEqual({});
  });
});

describe("what an action needs", () => {
  it.each<[string, unknown]>([
    ['{"Name":"x","Count":0}', true],
    ['{"Name":"x"}', "Count"],
    ['{"Name":"x","Count":null}', "Count"],
    ["{}", "Name"],
  ])("%s", (body, expected) => {
    const sent = readParameters(request({ body: Buffer.from(body) }));
    const checked = sent.ok ? checkParameters(sent.value, SHAPE, ["Name", "Count"]) : sent;
    expect(checked.ok || checked.refusal.facts.parameter).toBe(expected);
    if (!checked.ok) expect(checked.refusal.code).toBe("MissingParameter");
  });
});

const part = (name: string, content: string) =>
  `----Xy\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;

describe("multipart", () => {
  const contentType = "multipart/form-data; boundary=--Xy";
  const form = (body: string) =>
    read({ headers: { "content-type": contentType }, body: Buffer.from(body) });

  it("gives the parts by name, lists by their places, line breaks and all", () => {
    const body = `${part("Name", "a\r\nb")}${part("Scenes.0", "WEB")}${part("Count", "3")}----Xy--\r\n`;
    expect(form(body)).toEqual({ Name: "a\r\nb", Scenes: ["WEB"], Count: 3 });
  });

  it.each([
    ["no closing delimiter", part("Name", "x")],
    ["no delimiter at all", "hello"],
    ["something before the first", `x${part("Name", "x")}----Xy--`],
    ["a part without a name", "----Xy\r\nContent-Type: text/plain\r\n\r\nx\r\n----Xy--"],
    ["a part without headers", "----Xy\r\nx\r\n----Xy--"],
    ["a name twice", `${part("Name", "x")}${part("Name", "y")}----Xy--`],
    ["nothing", ""],
  ])("%s is an invalid request", (_, body) => {
    expect(form(body)).toEqual(["InvalidRequest", undefined]);
  });

  it("a content type without a boundary is malformed", () => {
    expect(readMultipart("multipart/form-data", Buffer.from("x"))).toBeUndefined();
  });
});
