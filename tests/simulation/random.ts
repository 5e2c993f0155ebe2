/** A stream of chance that a seed fixes: the same on every machine and in every run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761) >>> 0;
  }

  /** From 0, inclusive, to 1, exclusive (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends inclusive. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    const thing = things[Math.floor(this.next() * things.length)];
    if (thing === undefined) throw new Error("there is nothing to pick from");
    return thing;
  }

  /** One of the things, or undefined where there is none. */
  maybePick<Thing>(things: readonly Thing[]): Thing | undefined {
    return things.length === 0 ? undefined : this.pick(things);
  }

  /** One of the things, each as likely as its weight says. */
  weighted<Thing extends { readonly weight: number }>(things: readonly Thing[]): Thing {
    let left = this.next() * things.reduce((total, { weight }) => total + weight, 0);
    for (const thing of things) {
      left -= thing.weight;
      if (left < 0) return thing;
    }
    return this.pick(things);
  }

  /** A sum in yuan with fen, up to so many yuan. */
  yuan(most: number): string {
    return (this.between(1, most * 100) / 100).toFixed(2);
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.between(0, 255)));
  }
}
