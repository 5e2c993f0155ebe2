/** Who waits for news of an account. */
export type Listener = {
  /** The account's version, at once and whenever it is another. */
  readonly tell: (version: string) => void;
  /** The process is about to end. */
  readonly end: () => void;
};

type Open = { readonly session: string; readonly accountId: string; readonly listener: Listener };

export type StreamLimits = {
  readonly everyMs: number;
  /** Streams of one signed-in browser. */
  readonly perSession: number;
  /** Streams of this process. */
  readonly inAll: number;
};

/**
 * Tells listeners when something of their account changed. One question for all accounts that are listened
 * to, however many listeners they have, and none while nobody listens. Nothing is asked of the writers, so
 * metering costs the same whether somebody looks or not.
 */
export class LiveStreams {
  private readonly open = new Set<Open>();
  private readonly known = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly versionsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
    private readonly limits: StreamLimits,
  ) {}

  /** Begins to tell a listener; answers how to stop, or null where there are too many already. */
  listen(session: string, accountId: string, listener: Listener): (() => void) | null {
    const ofSession = [...this.open].filter((each) => each.session === session).length;
    if (ofSession >= this.limits.perSession || this.open.size >= this.limits.inAll) return null;
    const opened: Open = { session, accountId, listener };
    this.open.add(opened);
    const version = this.known.get(accountId);
    if (version !== undefined) listener.tell(version);
    this.timer ??= this.soon(0);
    return () => this.stop(opened);
  }

  /** Ends all streams, so that a server that shuts down need not wait for its readers. */
  endAll(): void {
    for (const opened of this.open) {
      this.stop(opened);
      opened.listener.end();
    }
  }

  private stop(opened: Open): void {
    this.open.delete(opened);
    if (!this.accounts().includes(opened.accountId)) this.known.delete(opened.accountId);
    if (this.open.size > 0 || !this.timer) return;
    clearTimeout(this.timer);
    this.timer = null;
  }

  private readonly accounts = (): readonly string[] => [
    ...new Set([...this.open].map(({ accountId }) => accountId)),
  ];

  private soon(ms: number): NodeJS.Timeout {
    // A process that has nothing else to do may end.
    return setTimeout(() => void this.look(), ms).unref();
  }

  private async look(): Promise<void> {
    try {
      for (const [accountId, version] of await this.versionsOf(this.accounts()))
        this.tell(accountId, version);
    } catch {
      // A busy database is asked again in its turn: what is late is only the page.
    }
    this.timer = this.open.size > 0 ? this.soon(this.limits.everyMs) : null;
  }

  private tell(accountId: string, version: string): void {
    if (this.known.get(accountId) === version) return;
    const listeners = [...this.open].filter((each) => each.accountId === accountId);
    // Everybody may have gone while the question was asked.
    if (listeners.length > 0) this.known.set(accountId, version);
    for (const { listener } of listeners) listener.tell(version);
  }
}
