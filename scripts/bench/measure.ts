/** One contestant: performs a unit of work and answers how many things it did. */
export type Contestant = {
  readonly name: string;
  readonly work: (caller: number) => Promise<number>;
};

export type Figures = {
  readonly name: string;
  readonly done: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
};

export type Turns = { readonly seconds: number; readonly rounds: number };

/**
 * Lets contestants take turns on the same machine, round after round, each with so many callers that each wait for
 * their own answer. The first is the baseline. Answers the median of the rounds: a machine that is shared is quick now
 * and slow then, and only what took turns can be compared.
 */
export async function takeTurns(
  contestants: readonly Contestant[],
  { callers, seconds, rounds }: Turns & { readonly callers: number },
): Promise<Figures[]> {
  const taken = new Map<string, Figures[]>(contestants.map(({ name }) => [name, []]));
  // What is compiled and cached on first use belongs to no round.
  for (const contestant of contestants) await takeTurn(contestant, callers, seconds / 4);
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      taken.get(contestant.name)?.push(await takeTurn(contestant, callers, seconds));
    }
  }
  return [...taken].map(([name, figures]) => ({
    name,
    done: figures.reduce((sum, { done }) => sum + done, 0),
    perSecond: median(figures.map(({ perSecond }) => perSecond)),
    p50: median(figures.map(({ p50 }) => p50)),
    p99: median(figures.map(({ p99 }) => p99)),
  }));
}

/** Lets one contestant work for some seconds. */
export async function takeTurn(
  { name, work }: Contestant,
  callers: number,
  seconds: number,
): Promise<Figures> {
  const waits: number[] = [];
  let done = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const call = async (caller: number) => {
    for (let now = performance.now(); now < until;) {
      const did = await work(caller);
      const answeredAt = performance.now();
      done += did;
      waits.push(answeredAt - now);
      now = answeredAt;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  const took = (performance.now() - startedAt) / 1000;
  const inOrder = waits.toSorted((a, b) => a - b);
  return { name, done, perSecond: done / took, p50: at(inOrder, 0.5), p99: at(inOrder, 0.99) };
}

export const at = (inOrder: readonly number[], share: number): number =>
  inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0;

export const median = (values: readonly number[]): number =>
  at(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** Prints a comparison: what each did a second, how long a caller waited, and its share of the baseline. */
export function printFigures(
  title: string,
  unit: string,
  figures: readonly Figures[],
  goal: number,
): boolean {
  const [baseline] = figures;
  console.log(`\n${title}`);
  for (const { name, perSecond, p50, p99 } of figures) {
    const ratio = baseline ? perSecond / baseline.perSecond : 1;
    console.log(
      `  ${name.padEnd(34)} ${Math.round(perSecond).toString().padStart(8)} ${unit}/s   p50 ${p50.toFixed(2).padStart(8)} ms   p99 ${p99.toFixed(2).padStart(8)} ms   ratio ${ratio.toFixed(2)}`,
    );
  }
  const last = figures.at(-1);
  const reached = Boolean(baseline && last && last.perSecond / baseline.perSecond >= goal);
  console.log(`  goal ≥ ${goal.toFixed(2)}: ${reached ? "reached" : "missed"}`);
  return reached;
}
