import { EDITIONS, type Edition } from "@/lib/core/catalog";
import { cny, times, type Cny } from "@/lib/core/money";
import { paymentTotal } from "@/lib/core/payment";
import type { BillLine } from "@/db/queries/bills";
import { payAmounts } from "@/lib/vendor/billing/amounts";
import type { Charge } from "@/lib/vendor/billing/charge";
import { PRODUCT_NAMES, WORDS } from "@/lib/vendor/billing/names";
import { yuanOf } from "@/lib/vendor/billing/units";
import type { VendorLanguage } from "@/lib/vendor/error-codes";

/** Fields of the vendor that nothing here has: reserved instances, savings plans, prices agreed by contract. */
const NOTHING_OF = {
  SpecifiedPrice: "",
  ReduceType: "",
  RiTimeSpan: "",
  OriginalCostWithRI: "",
  SPDeductionRate: "",
  SPDeduction: "",
  OriginalCostWithSP: "",
};

/** R-SET-3 · The one component of a charge: what was used, what packs covered of it, at which price, paid how. */
export const componentOf = (charge: Charge, language: VendorLanguage) => ({
  ...measureOf(charge, language),
  ...NOTHING_OF,
  RealCost: yuanOf(paymentTotal(charge.payment)),
  ...payAmounts(charge.payment),
  ComponentCode: "",
});

function measureOf({ of, listPrice }: Charge, language: VendorLanguage) {
  switch (of.kind) {
    case "calls":
      return callsMeasure(of.line, language);
    case "pack":
    case "refund": {
      const { sku, callsTotal, price } = of.pack;
      // Of a refund the vendor shows no list price, and so no discount.
      const shown = listPrice ? priceFields(listPrice, cny(price)) : NO_PRICE;
      return {
        ComponentCodeName: WORDS.pack[language],
        ItemCodeName: `${PRODUCT_NAMES[of.pack.product][language]} ${callsTotal}`,
        ItemCode: sku ?? "",
        ...shown,
        PriceUnit: WORDS.perPack[language],
        UsedAmount: "1",
        UsedAmountUnit: WORDS.packUnit[language],
        RealTotalMeasure: "1",
        DeductedMeasure: "0",
        TimeSpan: "1",
        TimeUnitName: WORDS.year[language],
        Cost: listPrice ? yuanOf(listPrice) : "",
        InstanceType: WORDS.pack[language],
        ComponentConfig: [{ Name: WORDS.calls[language], Value: String(callsTotal) }],
      };
    }
    case "adjustment":
      return {
        ComponentCodeName: "",
        ItemCodeName: "",
        ItemCode: "",
        ...NO_PRICE,
        PriceUnit: "",
        UsedAmount: "",
        UsedAmountUnit: "",
        RealTotalMeasure: "",
        DeductedMeasure: "",
        TimeSpan: "",
        TimeUnitName: "",
        Cost: "",
        InstanceType: "",
        ComponentConfig: [],
      };
  }
}

/** R-PRICE-4 · Cost is exact; what was taken of it, RealCost, is rounded to the fen. */
function callsMeasure(line: BillLine, language: VendorLanguage) {
  const unitPrice = cny(line.unitPrice);
  return {
    ComponentCodeName: WORDS.calls[language],
    ItemCodeName: PRODUCT_NAMES[line.product][language],
    ItemCode: line.product,
    ...priceFields(unitPrice, unitPrice),
    PriceUnit: WORDS.perCall[language],
    UsedAmount: String(line.postpaidCalls),
    UsedAmountUnit: WORDS.call[language],
    RealTotalMeasure: String(line.calls),
    DeductedMeasure: String(line.calls - line.postpaidCalls),
    TimeSpan: "1",
    TimeUnitName: WORDS.month[language],
    Cost: yuanOf(times(unitPrice, line.postpaidCalls)),
    InstanceType: "",
    ComponentConfig: [
      { Name: WORDS.tierBasis[language], Value: line.tierBasis },
      { Name: WORDS.tierVolume[language], Value: String(line.tierVolume) },
      ...EDITIONS.flatMap((edition: Edition) => {
        const calls = line.editions[edition];
        return calls === undefined ? [] : [{ Name: edition, Value: String(calls) }];
      }),
    ],
  };
}

const NO_PRICE = { SinglePrice: "", Discount: "", ContractPrice: "", BlendedDiscount: "" };

/** A list price and what it came to: a discount of 1 is none. */
function priceFields(listPrice: Cny, price: Cny) {
  // What costs nothing cannot cost less.
  const rate = listPrice.isZero() ? cny(1) : price.dividedBy(listPrice);
  const discount = rate.toDecimalPlaces(DISCOUNT_DECIMALS).toFixed();
  return {
    SinglePrice: yuanOf(listPrice),
    Discount: discount,
    ContractPrice: yuanOf(price),
    BlendedDiscount: discount,
  };
}

const DISCOUNT_DECIMALS = 6;
