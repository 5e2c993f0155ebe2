import { expect, it } from "vitest";

import { consoleNav, routes, staffNav, withQuery } from "@/lib/routes";

it("an address carries only what its query says", () => {
  expect(routes.packs({ state: "used_up", after: undefined })).toBe("/console/packs?state=used_up");
  expect(withQuery("/a", { x: undefined })).toBe("/a");
  expect(routes.signIn({ next: "/console/bills?x=1" })).toBe(
    "/sign-in?next=%2Fconsole%2Fbills%3Fx%3D1",
  );
});

it("an id cannot leave its place in an address", () => {
  expect(routes.order("../bills")).toBe("/console/orders/..%2Fbills");
});

it("staff see the pages of their role and no others", () => {
  const pages = (role: "support" | "finance" | "operator") => staffNav(role).map(({ key }) => key);
  expect(pages("support")).toEqual(["refundQueue", "verifications", "accounts"]);
  expect(pages("finance")).toEqual([
    "refundQueue",
    "financeBills",
    "financeInvoices",
    "transfers",
    "adjustments",
    "settlement",
    "revenue",
    "reconciliation",
  ]);
  expect(pages("operator")).toEqual([
    "settlement",
    "reconciliation",
    "catalog",
    "campaigns",
    "clock",
  ]);
});

it("no address stands twice in the customer's navigation", () => {
  const addresses = consoleNav.flatMap(({ items }) => items.map(({ href }) => href));
  expect(new Set(addresses).size).toBe(addresses.length);
});
