import { orderPage, packsOfOrders, type OrderPack, type OrderView } from "@/db/queries/orders";
import { packOffer, type Catalog } from "@/lib/core/catalog";
import { ORDER_STATES, type OrderState } from "@/lib/core/order-state";
import { cny, plus, times, type Cny } from "@/lib/core/money";
import { ok, refuse, type Result } from "@/lib/core/result";
import { catalogs } from "@/lib/services/catalogs";
import type { VendorAction } from "@/lib/vendor/action";
import { billingAction, type BillingDeps, type Reader } from "@/lib/vendor/billing/billing-action";
import { BUSINESS, PRODUCT_NAMES, WORDS } from "@/lib/vendor/billing/names";
import { readNumberedPage } from "@/lib/vendor/billing/paging";
import { readPeriod } from "@/lib/vendor/billing/periods";
import { fenOf, secondOf } from "@/lib/vendor/billing/units";
import { problem, type VendorProblem } from "@/lib/vendor/error-codes";

const MOST_ROWS = 1_000;
const USUAL_ROWS = 20;
/** A longer page is answered without the resources of its orders. */
const MOST_ROWS_WITH_RESOURCES = 200;

/** The vendor's numbers of what becomes of an order. Paying and delivering are one here: nothing is between. */
const STATUS: Readonly<Record<OrderState, number>> = {
  pending: 1,
  delivered: 4,
  partly_refunded: 4,
  refunded: 6,
  cancelled: 7,
  expired: 8,
};
const DELIVERED = 4;
const ALL_STATUSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 30];

/** R-ORD-1 · Orders, newest first, in fen; those that were delivered unless others are asked for. */
export const describeDealsByCond = (deps: BillingDeps): VendorAction =>
  billingAction(deps, {
    name: "DescribeDealsByCond",
    mostRows: MOST_ROWS,
    parameters: {
      StartTime: "string",
      EndTime: "string",
      Limit: "integer",
      Offset: "integer",
      Status: "integer",
      OrderId: "string",
      BigDealId: "string",
      ResourceId: "string",
      StatusSet: "integer[]",
    },
    needs: ["StartTime", "EndTime"],
    async perform(reader, parameters) {
      const { Limit = USUAL_ROWS, Offset = 0, OrderId, BigDealId, ResourceId } = parameters;
      const page = readNumberedPage({ Limit, Offset }, { first: 0, mostRows: MOST_ROWS });
      if (!page.ok) return page;
      const period = readPeriod(parameters);
      if (!period.ok) return period;
      const states = readStates(parameters);
      if (!states.ok) return states;

      // An order of ours is one deal: the smaller and the larger number are the same.
      const orderId = OrderId || BigDealId;
      const isOne = !OrderId || !BigDealId || OrderId === BigDealId;
      const { db, account, now } = reader;
      const { orders, total } = await orderPage(db, account.id, now, {
        ...period.value,
        ...page.value,
        states: isOne ? states.value : [],
        ...(orderId && { orderId }),
        ...(ResourceId && { packId: ResourceId }),
      });
      const ids = Limit > MOST_ROWS_WITH_RESOURCES ? [] : orders.map(({ id }) => id);
      const packs = await packsOfOrders(db, account.id, ids);
      const versions = await catalogs(db);
      return ok({
        Deals: orders.map((order) => ({
          ...dealOf(order, versions, reader),
          ResourceId:
            Limit > MOST_ROWS_WITH_RESOURCES ? null : (packs.get(order.id) ?? []).map(idOf),
        })),
        TotalCount: total,
      });
    },
  });

const idOf = ({ id }: OrderPack): string => id;

function readStates({
  Status,
  StatusSet = [],
}: {
  readonly Status?: number;
  readonly StatusSet?: readonly number[];
}): Result<readonly OrderState[], VendorProblem> {
  const asked = StatusSet.length > 0 ? StatusSet : [Status ?? DELIVERED];
  if (asked.some((status) => !ALL_STATUSES.includes(status))) {
    const parameter = StatusSet.length > 0 ? "StatusSet" : "Status";
    return refuse(
      problem("InvalidParameterValue", { parameter, expected: ALL_STATUSES.join(", ") }),
    );
  }
  return ok(ORDER_STATES.filter((state) => asked.includes(STATUS[state])));
}

function dealOf(order: OrderView, versions: readonly Catalog[], { account, language }: Reader) {
  const version = versions.find((each) => each.version === order.catalogVersion);
  const offer = version && packOffer(version, order.sku);
  const price = cny(order.unitPrice);
  const listPrice = offer?.price ?? price;
  return {
    OrderId: order.id,
    Status: STATUS[order.state],
    Payer: account.id,
    CreateTime: secondOf(order.placedAt),
    Creator: account.id,
    RealTotalCost: fenOf(plus(cny(order.paidGift), cny(order.paidIncome), cny(order.paidCash))),
    VoucherDecline: fenOf(cny(order.paidVoucher)),
    ProjectId: 0,
    GoodsCategoryId: 0,
    ProductInfo: [
      { Name: WORDS.pack[language], Value: order.sku },
      { Name: WORDS.quantity[language], Value: String(order.quantity) },
    ],
    TimeSpan: offer?.validMonths ?? 0,
    TimeUnit: "m",
    Currency: "CNY",
    Policy: percentOf(price, listPrice),
    Price: fenOf(listPrice),
    TotalCost: fenOf(times(listPrice, order.quantity)),
    ProductCode: BUSINESS.code,
    SubProductCode: PRODUCT_NAMES.general.code,
    BigDealId: order.id,
    Formula: "",
    RefReturnDeals: "",
    PayMode: "prePay",
    Action: "purchase",
    ProductName: BUSINESS[language],
    SubProductName: PRODUCT_NAMES.general[language],
    ZoneCode: "",
  };
}

/** A discount rate in percent: 100 is the list price. */
const percentOf = (price: Cny, listPrice: Cny): number =>
  price.dividedBy(listPrice).times(100).toDecimalPlaces(2).toNumber();
