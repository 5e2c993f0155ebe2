import { expect, it } from "vitest";

import { CHECKS } from "@/db/queries/reconciliation/reconcile";
import { useApi } from "@/tests/rest/api";

const api = useApi();
const NOW = "2025-11-10T10:00:00+08:00";

it("R-FUND-3 · finance and operators read every equation, of the real accounts or of one test clock", async () => {
  const account = await api().account({ now: NOW, funds: { cash: "100" } });
  await account.use([{ product: "general", calls: 1200 }]);
  for (const role of ["finance", "operator"] as const) {
    const staff = await api().staff(role);
    const real = await staff.seen("/staff/reconciliation");
    expect(real.ok).toBe(true);
    expect(real.checks.map(({ id }: { id: string }) => id)).toEqual(CHECKS.map(({ id }) => id));

    const tests = await staff.seen(`/staff/reconciliation?testClockId=${account.clockId}`);
    expect(tests.ok).toBe(true);
    expect(tests.checks).toContainEqual({
      id: "calls-are-covered",
      expected: "1200",
      actual: "1200",
      difference: "0",
    });
  }
});

it("nobody else does, and a clock that is not there has no books", async () => {
  const support = await api().staff("support");
  expect((await support.get("/staff/reconciliation")).status).toBe(403);
  const account = await api().account({ now: NOW });
  expect((await account.get("/staff/reconciliation")).status).toBe(403);
  const finance = await api().staff("finance");
  expect((await finance.get("/staff/reconciliation?testClockId=clk_0")).status).toBe(404);
});
