import { expect, it } from "vitest";

import { MOST_FOUND, plainWords, searchDocs, type Entry } from "@/lib/docs/search";

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

it("answers no more than a page of them", () => {
  const many = Array.from({ length: 50 }, (_, place) => entry(`same ${place}`, ""));
  expect(searchDocs(many, "same")).toHaveLength(MOST_FOUND);
});
