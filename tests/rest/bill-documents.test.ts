import { buffer } from "node:stream/consumers";

import exceljs from "exceljs";
import { describe, expect, it } from "vitest";

import { adjustments } from "@/db/schema";
import { cny, minus } from "@/lib/core/money";
import { formatMoney } from "@/lib/format/money";
import { billPdf } from "@/lib/documents/bill-pdf";
import { billSourceOf } from "@/lib/documents/bill-source";
import { billXlsx } from "@/lib/documents/bill-xlsx";
import { useApi, type Json } from "@/tests/rest/api";
import { pdfText } from "@/tests/support/pdf-text";

const api = useApi();
const MONTH = "2025-11";

/** An account whose November was settled, and that bill as JSON has it. */
async function billed(name = "青禾相册", gift = "1.00") {
  const account = await api().account({
    name,
    now: `${MONTH}-10T10:00:00+08:00`,
    funds: { cash: "40.00", gift },
  });
  await account.use([
    { product: "general", calls: 3_333 },
    { product: "legacy", edition: "camera", calls: 7_001 },
    { product: "legacy", edition: "album", calls: 2_000 },
  ]);
  await account.advance("2025-12-05T14:32:00+08:00");
  return { ...account, bill: await account.seen(`/bills/${MONTH}`) };
}

const download = async (token: string, ending: string, language = "zh-CN") => {
  const response = await api().app.request(`/api/v1/bills/${ending}`, {
    headers: { authorization: `Bearer ${token}`, "accept-language": language },
  });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

async function sheetsOf(bytes: Buffer) {
  const book = new exceljs.Workbook();
  // exceljs was typed before Node's buffers became generic.
  await book.xlsx.load(bytes as unknown as exceljs.Buffer);
  return book;
}

const rowsOf = (sheet: exceljs.Worksheet | undefined): Json[][] =>
  (sheet?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []));

describe("a bill as PDF", () => {
  it("R-SET-3 · states every amount, step and rule of the bill, in Chinese that can be copied out", async () => {
    const { token, bill, id } = await billed();
    const { response, bytes } = await download(token, `${MONTH}.pdf`);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    const text = pdfText(bytes);
    for (const words of ["图签云  账单明细 2025-11", "青禾相册", id, "由谁支付", "计费用量"])
      expect(text).toContain(words);
    const amounts = [
      bill.total,
      ...Object.values<string>(bill.payments),
      ...bill.lines.map(({ charge }: Json) => charge),
    ];
    for (const amount of amounts) expect(text).toContain(formatMoney(amount));
    for (const rule of bill.lines.flatMap(({ rules }: Json) => rules)) expect(text).toContain(rule);
    expect(text).toContain("摄像头版 7,001 次、相册版 2,000 次");
    expect(text).not.toContain("\uFFFD");
  });

  it("answers in the language that was asked for", async () => {
    const { token } = await billed();
    const { bytes } = await download(token, `${MONTH}.pdf`, "en-GB,en");
    expect(pdfText(bytes)).toContain("Bill details 2025-11");
  });

  it("R-SET-5 · shows booked corrections below the bill, which stays as it was issued", async () => {
    const { id, bill } = await billed();
    const at = new Date("2025-12-04T10:00:00+08:00");
    await api().db.insert(adjustments).values({
      accountId: id,
      id: "adj_1",
      requestKey: "1",
      month: MONTH,
      direction: "credit",
      amount: "3.62",
      reason: "重复计量",
      requestedAt: at,
      requestedBy: "test",
      bookedAt: at,
    });
    const source = await billSourceOf(api().db, id, MONTH);
    const text = pdfText(await buffer(billPdf(source!, "zh-CN")));
    expect(text).toContain("重复计量");
    expect(text).toContain("−¥3.62");
    expect(text).toContain(formatMoney(bill.total));
    expect(text).toContain(formatMoney(minus(cny(bill.total), cny("3.62"))));
  });

  it("is the same file for the same bill", async () => {
    const { id } = await billed();
    const source = await billSourceOf(api().db, id, MONTH);
    const [first, second] = [billPdf(source!, "zh-CN"), billPdf(source!, "zh-CN")];
    expect((await buffer(first)).equals(await buffer(second))).toBe(true);
  });
});

describe("a bill as XLSX", () => {
  it("R-SET-3 · read again it is the bill: exact amounts as text, counts as numbers, headers that stay", async () => {
    const { token, bill, id } = await billed();
    const { response, bytes } = await download(token, `${MONTH}.xlsx`);
    expect(response.headers.get("content-disposition")).toContain(
      encodeURIComponent(`图签云_账单明细_${MONTH}_${id}_20251205-1432.xlsx`),
    );
    const book = await sheetsOf(bytes);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["汇总", "明细", "按日"]);
    expect(book.worksheets.map(({ views }) => views[0])).toMatchObject(
      ["汇总", "明细", "按日"].map(() => ({ state: "frozen", ySplit: 1 })),
    );

    const summary = Object.fromEntries(rowsOf(book.getWorksheet("汇总")));
    expect(summary).toMatchObject({
      应付: bill.total,
      现金: bill.payments.cash,
      赠送金: bill.payments.gift,
      收益转入: bill.payments.income,
      代金券: bill.payments.voucher,
      "调用（次）": bill.calls,
    });

    const [header = [], ...lines] = rowsOf(book.getWorksheet("明细"));
    const at = (name: string) => header.indexOf(name);
    for (const [index, line] of bill.lines.entries()) {
      const row = lines[index] ?? [];
      expect([row[at("调用")], row[at("计费")], row[at("判档用量")]]).toEqual([
        line.calls,
        line.postpaidCalls,
        line.tierVolume,
      ]);
      expect([row[at("单价")], row[at("取整前金额")], row[at("取整")], row[at("金额")]]).toEqual([
        line.unitPrice,
        line.exact,
        line.rounding,
        line.charge,
      ]);
    }
    const [, ...days] = rowsOf(book.getWorksheet("按日"));
    expect(days.map((day) => day.slice(0, 4))).toEqual([
      ["2025-11-10", "通用图像标签", undefined, 3_333],
      ["2025-11-10", "旧版图像标签", "摄像头版", 7_001],
      ["2025-11-10", "旧版图像标签", "相册版", 2_000],
    ]);
  });

  it.each(["=1+1", "+86", "-1 day", "@sum"])(
    "a name that begins as %s is prefixed",
    async (name) => {
      const { id } = await billed(name, "0");
      const source = await billSourceOf(api().db, id, MONTH);
      const book = await sheetsOf(await buffer(billXlsx(source!, "en")));
      expect(rowsOf(book.getWorksheet("Summary"))[1]).toEqual(["Customer", `'${name}`]);
    },
  );
});

describe("a bill as CSV", () => {
  it("R-SET-3 · a line a row, each number as exact as it is kept", async () => {
    const { token, bill } = await billed();
    const { response, bytes } = await download(token, `${MONTH}.csv`, "en");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const text = bytes.toString("utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [, ...rows] = text.trim().split("\r\n");
    expect(rows).toHaveLength(bill.lines.length);
    for (const [index, line] of bill.lines.entries()) {
      const { unitPrice, exact, rounding, charge } = line;
      expect(rows[index]).toContain(`,${[unitPrice, exact, rounding, charge].join(",")},`);
    }
  });
});

it("there is no document of a month without a bill, in another format, or for a stranger", async () => {
  const { token } = await billed();
  for (const name of ["2025-10.pdf", "2025-13.xlsx", `${MONTH}.docx`, `${MONTH}.`]) {
    expect((await download(token, name)).response.status).toBe(404);
  }
  expect((await download("nobody", `${MONTH}.pdf`)).response.status).toBe(401);
  const other = await api().account({ now: `${MONTH}-10T10:00:00+08:00` });
  expect((await download(other.token, `${MONTH}.pdf`)).response.status).toBe(404);
});

it("the API's description names each document", async () => {
  const document = await api().seen("/openapi.json");
  for (const format of ["pdf", "xlsx", "csv"]) {
    expect(document.paths).toHaveProperty([`/api/v1/bills/{month}.${format}`, "get"]);
  }
});
