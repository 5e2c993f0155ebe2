import { expect, it } from "vitest";

import { excerptOf, MOST_FOUND, plainWords, searchDocs, type Entry } from "@/lib/docs/search";

const entry = (title: string, text: string): Entry => ({
  href: `/docs/page#${title}`,
  page: "Errors",
  title,
  text,
});
const ENTRIES = [
  entry("Rate", "Each account may send <code>Limit</code> requests; {most} at once."),
  entry("AuthFailure.SignatureFailure", "Check the SecretKey."),
  entry("Keys", "A SecretKey is shown once."),
];
const found = (question: string) => searchDocs(ENTRIES, question).map(({ title }) => title);

it("finds what holds every word, however it is written", () => {
  expect(found("signaturefailure")).toEqual(["AuthFailure.SignatureFailure"]);
  expect(found("SECRETKEY shown")).toEqual(["Keys"]);
  expect(found("errors secretkey")).toEqual(["AuthFailure.SignatureFailure", "Keys"]);
  expect(found("nothing of this")).toEqual([]);
  expect(found("  ")).toEqual([]);
});

it("what is called so comes before what speaks of it", () => {
  expect(found("keys")).toEqual(["Keys"]);
  expect(found("key")).toEqual(["Keys", "AuthFailure.SignatureFailure"]);
});

it("marks are not words, and gaps are left open", () => {
  expect(plainWords("Send <code>Limit</code>; {most} at once.")).toBe("Send Limit; … at once.");
  expect(found("code")).toEqual([]);
});

it("shows whole sentences without gaps, in both languages", () => {
  expect(
    excerptOf(
      "Send <code>A.B</code> once. At most {most} a day. {days, plural, other {# d}}. Done.",
    ),
  ).toBe("Send A.B once. Done.");
  expect(excerptOf("先发 <code>A.B</code>。每天最多 {most} 次。已处理：…。完成。")).toBe(
    "先发 A.B。完成。",
  );
});

it("a note is found as well", () => {
  const noted = { ...entry("rate_limited", "Wait."), note: "Status 429" };
  expect(searchDocs([...ENTRIES, noted], "429")).toEqual([noted]);
});

it("answers no more than a page of them", () => {
  const many = Array.from({ length: 50 }, (_, place) => entry(`same ${place}`, ""));
  expect(searchDocs(many, "same")).toHaveLength(MOST_FOUND);
});
