import { ok, refuse } from "@/lib/core/result";
import type { VendorAction } from "@/lib/vendor/action";
import { grouped, sumOf, summedAmounts } from "@/lib/vendor/billing/amounts";
import { billingAction, type BillingDeps } from "@/lib/vendor/billing/billing-action";
import { chargesOfMonth, type Charge } from "@/lib/vendor/billing/charge";
import { BUSINESS, DEFAULT_PROJECT, PAY_MODES } from "@/lib/vendor/billing/names";
import { readMonth } from "@/lib/vendor/billing/periods";
import { readyFlag } from "@/lib/vendor/billing/ready";
import { readWord } from "@/lib/vendor/billing/values";
import { problem, type VendorLanguage } from "@/lib/vendor/error-codes";

const GROUP_TYPES = ["business", "project", "region", "payMode", "tag"] as const;
type GroupType = (typeof GROUP_TYPES)[number];

/** A month's charges along one dimension. Of ours only prepaid and postpaid tell charges apart. */
export const describeBillSummary = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeBillSummary",
    parameters: {
      Month: "string",
      GroupType: "string",
      TagKey: "string[]",
      OperateUin: "string",
      PayerUin: "string",
    },
    needs: ["Month", "GroupType"],
    async perform(reader, { Month, GroupType, TagKey = [], OperateUin }) {
      const month = readMonth("Month", Month);
      if (!month.ok) return month;
      const type = readWord("GroupType", GroupType, GROUP_TYPES);
      if (!type.ok) return type;
      const isByTag = type.value === "tag";
      if (isByTag && TagKey.length === 0) {
        return refuse(problem("MissingParameter", { parameter: "TagKey" }));
      }

      const isOurs = !OperateUin || OperateUin === reader.account.id;
      const charges = isOurs ? await chargesOfMonth(reader, month.value) : [];
      const names = namesIn(type.value, reader.language);
      return ok({
        Ready: readyFlag(reader, month.value),
        SummaryDetail: isByTag
          ? TagKey.flatMap((key) => details(charges, () => [key, ""], reader.language))
          : details(charges, names, reader.language),
      });
    },
  });

/** Key and value of a group. */
type GroupName = readonly [key: string, value: string];

function namesIn(
  type: GroupType,
  language: VendorLanguage,
): (payMode: Charge["payMode"]) => GroupName {
  switch (type) {
    case "business":
      return () => [BUSINESS.code, BUSINESS[language]];
    case "project":
      return () => [DEFAULT_PROJECT.code, DEFAULT_PROJECT[language]];
    case "payMode":
      return (payMode) => [PAY_MODES[payMode].code, PAY_MODES[payMode][language]];
    case "region":
    case "tag":
      return () => ["", ""];
  }
}

function details(
  charges: readonly Charge[],
  nameOf: (payMode: Charge["payMode"]) => GroupName,
  language: VendorLanguage,
) {
  const values = new Map(charges.map(({ payMode }) => nameOf(payMode)));
  return grouped(charges, ({ payMode }) => nameOf(payMode)[0]).map(({ name, charges: group }) => {
    const amounts = summedAmounts(sumOf(group));
    return {
      GroupKey: name,
      GroupValue: values.get(name) ?? "",
      ...amounts,
      Business: [{ BusinessCode: BUSINESS.code, BusinessCodeName: BUSINESS[language], ...amounts }],
    };
  });
}
