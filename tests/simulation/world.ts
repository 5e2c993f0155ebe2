import type { Database } from "@/db/client";
import { clockAt } from "@/lib/clock";
import type { Actor, Context, Customer, Staff, System } from "@/lib/services/context";
import { differences } from "@/tests/simulation/differences";
import type { Engine } from "@/tests/simulation/engine";
import { modelState } from "@/tests/simulation/model-state";
import type { Account, Campaign, Outcome } from "@/tests/simulation/model/account";
import type { Instant } from "@/tests/simulation/model/calendar";
import type { PriceList } from "@/tests/simulation/model/price-list";
import type { Random } from "@/tests/simulation/random";

export const SIMULATOR: System = { kind: "system", name: "simulator" };

/** What the engine answered, and the ids that it gave on the way: the model adopts them. */
export type Answer<Ids = unknown> = { readonly outcome: Outcome; readonly ids: Ids };

/** One thing that is asked of the engine and of the model. */
export type Deed<Ids = never> = {
  readonly engine: () => Promise<Answer<Ids>>;
  readonly model: (account: Account, ids: Ids) => Outcome;
};

/** Thrown where engine and model differ. */
export class Difference extends Error {
  override readonly name = "Difference";

  constructor(readonly found: readonly string[]) {
    super(found.join("\n"));
  }
}

export type People = Readonly<
  Record<"support" | "otherSupport" | "finance" | "otherFinance" | "operator", Staff>
>;

/** A seed's accounts, as the engine keeps them and as the model expects them. */
export class World {
  /** How often each operation ended how. */
  readonly tally = new Map<string, number>();
  accounts: Account[] = [];
  campaigns: Campaign[] = [];
  private keys = 0;

  constructor(
    readonly db: Database,
    readonly engine: Engine,
    readonly clockId: string,
    readonly people: People,
    readonly random: Random,
    public now: Instant,
    public prices: PriceList[],
  ) {}

  as<Who extends Actor>(actor: Who): Context<Who> {
    return { db: this.db, clock: clockAt(new Date(this.now)), actor };
  }

  asCustomer({ id }: Account): Context<Customer> {
    return this.as({ kind: "customer", accountId: id, by: "simulator" });
  }

  /** R-REF-7: how many accounts are verified with one identity. */
  accountsWith(identity: string): number {
    return this.accounts.filter((account) => account.identity === identity).length;
  }

  /** Mostly one that runs. */
  someCampaign(): Campaign | undefined {
    const { now, random, campaigns } = this;
    const running = campaigns.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
    return random.maybePick(random.chance(0.85) ? running : campaigns);
  }

  newKey(): string {
    this.keys += 1;
    return `key-${this.keys}`;
  }

  /** Does one thing on both sides and compares what was answered and what became of the account. */
  async play<Ids>(account: Account, name: string, deed: Deed<Ids>): Promise<void> {
    const { outcome, ids } = await deed.engine();
    const expected = deed.model(account, ids);
    this.count(name, outcome);
    compare("answer", outcome, expected);
    await this.compareState(account);
  }

  /** Does two things at once: the engine must answer as if one had come before the other. */
  async race<Ids>(
    account: Account,
    name: string,
    [one, two]: readonly [Deed<Ids>, Deed<Ids>],
  ): Promise<void> {
    const [first, second] = await Promise.all([one.engine(), two.engine()]);
    this.count(name, first.outcome);
    this.count(name, second.outcome);
    const inOrder = structuredClone(account);
    const forwards = [one.model(inOrder, first.ids), two.model(inOrder, second.ids)];
    const turned = structuredClone(account);
    const backwards = [two.model(turned, second.ids), one.model(turned, first.ids)].reverse();
    const [state] = await this.engine.engineStates(this.db, {
      clockId: this.clockId,
      accountId: account.id,
    });
    const answers = [first.outcome, second.outcome];
    const asForwards = [
      ...differences(answers, forwards, "in order"),
      ...differences(state, modelState(inOrder), "in order"),
    ];
    const asBackwards = [
      ...differences(answers, backwards, "the other way round"),
      ...differences(state, modelState(turned), "the other way round"),
    ];
    if (asForwards.length > 0 && asBackwards.length > 0) {
      throw new Difference([...asForwards, ...asBackwards]);
    }
    Object.assign(account, asForwards.length === 0 ? inOrder : turned);
  }

  async compareState(account: Account): Promise<void> {
    const [state] = await this.engine.engineStates(this.db, {
      clockId: this.clockId,
      accountId: account.id,
    });
    compare("", state, modelState(account));
  }

  private count(name: string, outcome: Outcome): void {
    const ending = "refused" in outcome ? outcome.refused.split(" ")[0] : labelOf(outcome.done);
    this.note(name, ending ?? "");
  }

  note(name: string, ending: string): void {
    const label = `${name}: ${ending}`;
    this.tally.set(label, (this.tally.get(label) ?? 0) + 1);
  }
}

const labelOf = (done: unknown): string =>
  typeof done === "object" && done !== null && "state" in done ? String(done.state) : "done";

export function compare(path: string, engine: unknown, model: unknown): void {
  const found = differences(engine, model, path);
  if (found.length > 0) throw new Difference(found);
}
