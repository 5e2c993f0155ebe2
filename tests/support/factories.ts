import { randomUUID } from "node:crypto";

import { and, eq } from "drizzle-orm";

import type { Database } from "@/db/client";
import { catalogVersions, packs, people, REAL_CLOCK } from "@/db/schema";
import {
  catalogToJson,
  FIRST_CATALOG,
  packOffer,
  type Catalog,
  type PackSku,
} from "@/lib/core/catalog";
import { DAY_MS, oneYearLater } from "@/lib/core/calendar";
import { cny, fenString, minus, ZERO } from "@/lib/core/money";
import type { CampaignRule } from "@/lib/core/refund";
import type { Result } from "@/lib/core/result";
import type { Clock } from "@/lib/clock";
import { activateService } from "@/lib/services/activate-service";
import type { Campaign } from "@/lib/services/campaigns/campaign";
import { openCampaign } from "@/lib/services/campaigns/open-campaign";
import { changeAccount } from "@/lib/services/change-account";
import type { Context, Customer, Staff, System } from "@/lib/services/context";
import { giveGiftBalance } from "@/lib/services/gifts/give-gift-balance";
import { newId } from "@/lib/services/new-id";
import { openAccount } from "@/lib/services/open-account";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import type { Pack } from "@/lib/services/packs/find-pack";
import { giveVoucher, type Voucher, type VoucherGift } from "@/lib/services/vouchers/give-voucher";

const TESTS: System = { kind: "system", name: "tests" };

export type CustomerWish = {
  readonly clock: Clock;
  readonly clockId?: string;
  readonly name?: string;
  /** Yuan in each purse; nothing where left out. */
  readonly cash?: string;
  readonly income?: string;
  readonly gift?: string;
  readonly verified?: boolean;
  /** Activated at the clock's time, with the month's free pack. */
  readonly activated?: boolean;
  /** Shared by accounts of one verified identity. */
  readonly identityFingerprint?: string;
};

/** Puts a catalogue version in force; the guide's own is in force wherever there is a customer. */
export async function aCatalog(db: Database, catalog: Catalog = FIRST_CATALOG): Promise<void> {
  await db
    .insert(catalogVersions)
    .values({
      version: catalog.version,
      effectiveFrom: catalog.effectiveFrom,
      publishedAt: catalog.effectiveFrom,
      publishedBy: "system:tests",
      document: catalogToJson(catalog),
    })
    .onConflictDoNothing();
}

/** A customer who is verified, activated and has the money that the test names. */
export async function aCustomer(db: Database, wish: CustomerWish): Promise<Customer> {
  const { clock, verified = true, activated = true } = wish;
  await aCatalog(db);
  const accountId = await db.transaction(async (tx) => {
    const clockId = wish.clockId ?? REAL_CLOCK;
    const account = await openAccount(tx, clock, { name: wish.name ?? "青禾相册", clockId });
    await changeAccount(tx, account, {
      verifiedAt: verified ? account.now : null,
      verifiedAs: verified ? "personal" : null,
      identityFingerprint: wish.identityFingerprint ?? null,
    });
    return account.id;
  });
  const customer: Customer = { kind: "customer", accountId, by: "test" };
  if (activated) valueOf(await activateService({ db, clock, actor: customer }));
  await putMoneyIn(db, clock, accountId, wish);
  return customer;
}

/** A person who works here, signed in under a role. */
export async function aStaff(
  db: Database,
  role: Staff["role"],
  at = new Date("2020-01-01"),
): Promise<Staff> {
  const id = newId("prs");
  await db.insert(people).values({
    id,
    email: `${id}@example.com`.toLowerCase(),
    passwordHash: "unused",
    name: `${role} ${id.slice(-4)}`,
    role,
    createdAt: at,
  });
  return { kind: "staff", personId: id, role };
}

type PackWish = {
  readonly accountId: string;
  readonly clock: Clock;
  readonly sku?: PackSku;
  readonly quantity?: number;
  readonly voucherId?: string;
  /** R-REF-6 · Bought in a campaign of their own with this refund rule, a yuan below the list. */
  readonly campaignRule?: CampaignRule;
};

/** Packs that the customer bought just now: the account needs the money for them. */
export async function boughtPacks(
  db: Database,
  { clock, sku = "general-10k", campaignRule, ...wish }: PackWish,
): Promise<Pack[]> {
  const campaignId = campaignRule && (await aSale(db, { clock, sku, refundRule: campaignRule })).id;
  const order = valueOf(
    await buyPacks(
      { db, clock, actor: TESTS },
      { quantity: 1, ...wish, sku, campaignId, requestKey: randomUUID() },
    ),
  );
  return db
    .select()
    .from(packs)
    .where(and(eq(packs.accountId, wish.accountId), eq(packs.orderId, order.id)))
    .orderBy(packs.id);
}

/** As `boughtPacks`, for one pack. */
export async function aBoughtPack(db: Database, wish: Omit<PackWish, "quantity">): Promise<Pack> {
  const [pack] = await boughtPacks(db, wish);
  if (!pack) throw new Error("an order of one pack delivered none");
  return pack;
}

type SaleWish = {
  readonly clock: Clock;
  readonly sku?: PackSku;
  readonly price?: string;
  readonly refundRule?: CampaignRule;
  readonly perAccount?: number;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
};

/** A campaign that sells a pack size from now on, for a month and a yuan below the list unless told otherwise. */
export async function aSale(
  db: Database,
  { clock, sku = "general-10k", ...wish }: SaleWish,
): Promise<Campaign> {
  const offer = packOffer(FIRST_CATALOG, sku);
  return valueOf(
    await openCampaign(as(db, clock, await aStaff(db, "operator")), {
      name: "年中活动",
      clockId: REAL_CLOCK,
      requestKey: randomUUID(),
      draft: {
        kind: "sale",
        sku,
        price: wish.price ?? fenString(minus(offer?.price ?? ZERO, cny(1))),
        refundRule: wish.refundRule ?? { kind: "default" },
        perAccount: wish.perAccount ?? 100,
        startsAt: wish.startsAt ?? clock.now(),
        endsAt: wish.endsAt ?? new Date(clock.now().getTime() + 30 * DAY_MS),
      },
    }),
  );
}

/** A pack that support gave, lasting a year unless told otherwise. */
export async function aGiftedPack(
  db: Database,
  { accountId, clock, ...wish }: { accountId: string; clock: Clock; calls?: number; endsAt?: Date },
): Promise<Pack> {
  const startsAt = clock.now();
  const [pack] = await db
    .insert(packs)
    .values({
      accountId,
      id: newId("pkg"),
      product: "general",
      kind: "gifted",
      callsTotal: wish.calls ?? 1000,
      startsAt,
      endsAt: wish.endsAt ?? oneYearLater(startsAt),
      createdAt: startsAt,
      giftReason: "test",
      givenBy: "system:tests",
    })
    .returning();
  if (!pack) throw new Error("the pack was not written");
  return pack;
}

/** A voucher that lasts a year unless told otherwise. */
export async function aVoucher(
  db: Database,
  {
    clock,
    ...gift
  }: Omit<VoucherGift, "endsAt"> & { readonly clock: Clock; readonly endsAt?: Date },
): Promise<Voucher> {
  const endsAt = gift.endsAt ?? oneYearLater(clock.now());
  return valueOf(await giveVoucher({ db, clock, actor: TESTS }, { ...gift, endsAt }));
}

/** The context of a test: who asks, and at what time. */
export const as = <Who extends Context["actor"]>(
  db: Database,
  clock: Clock,
  actor: Who,
): Context<Who> => ({
  db,
  clock,
  actor,
});

/** What a service answered, where a refusal would be a mistake of the test. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** Why a service refused, where an answer would be a mistake of the test. */
export function refusalOf<Refusal>(result: Result<unknown, Refusal>): Refusal {
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.refusal;
}

async function putMoneyIn(
  db: Database,
  clock: Clock,
  accountId: string,
  wish: CustomerWish,
): Promise<void> {
  const { cash, income, gift } = wish;
  if (!cash && !income && !gift) return;
  valueOf(
    await giveGiftBalance(
      { db, clock, actor: TESTS },
      { accountId, amounts: { cash, income, gift }, reason: "test", requestKey: randomUUID() },
    ),
  );
}
