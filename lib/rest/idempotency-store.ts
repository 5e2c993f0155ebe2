import type { RestDoor } from "@/lib/rest/door";
import { batched } from "@/lib/rest/batch";
import {
  findAnswers,
  keepAnswers,
  keepReservedAnswer,
  releaseAnswer,
  reserveAnswer,
  type Answer,
  type KeptAnswer,
  type KeyedRequest,
} from "@/lib/services/idempotent-answers";

/**
 * What is to be done with a keyed request: hear the answer of before, act ("new"), wait for another that acts just now,
 * or be refused, since the key belongs to other content.
 */
export type Beginning = KeptAnswer | "new" | "under-way" | "other-content";

/** Where the answers to keyed requests are kept. */
export type AnswerStore = {
  begin(request: KeyedRequest): Promise<Beginning>;
  /** Keeps an answer before it is sent, so that whoever has seen it can hear it again. */
  keep(request: KeyedRequest, answer: Answer): Promise<void>;
  /** Nothing was done under the key: it may be used again. */
  release(request: KeyedRequest): Promise<void>;
};

const heard = (kept: KeptAnswer, { requestHash }: KeyedRequest): Beginning =>
  kept.requestHash === requestHash ? kept : "other-content";

const POLL_MS = 25;
const LONGEST_WAIT_MS = 2_000;

/**
 * For commands: the key is reserved in the database before anything is done, so that of two requests at once, in this
 * process or another, one acts and the other waits for its answer, two seconds at most.
 */
export function reservedAnswers({ db, clock }: Pick<RestDoor, "db" | "clock">): AnswerStore {
  return {
    async begin(request) {
      for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
        const reservation = await reserveAnswer(db, request, clock.now());
        if (reservation.kind === "reserved") return "new";
        if (reservation.kind === "answered") return heard(reservation.kept, request);
        if (reservation.requestHash !== request.requestHash) return "other-content";
        await new Promise((resume) => setTimeout(resume, POLL_MS));
      }
      return "under-way";
    },
    keep: (request, answer) => keepReservedAnswer(db, request, answer),
    release: (request) => releaseAnswer(db, request),
  };
}

const MOST_AT_ONCE = 500;

/**
 * For the hot path of metering. Each event carries a key of its own, so a request that is sent twice counts nothing
 * twice, whatever is kept here; what must be kept is the answer, because the second time the events are duplicates and
 * the figures would differ. So no key is reserved: one read before and one insert after, each shared with the other
 * requests of the moment. Two at once in this process take turns. In two processes both count, once between them, and
 * the answer that is kept first is what later ones hear.
 */
export function batchedAnswers({ db, clock }: Pick<RestDoor, "db" | "clock">): AnswerStore {
  const find = batched(
    (requests: readonly KeyedRequest[]) => findAnswers(db, requests),
    MOST_AT_ONCE,
  );
  const keep = batched(async (answered: readonly (KeyedRequest & Answer)[]) => {
    await keepAnswers(db, answered, clock.now());
    return answered;
  }, MOST_AT_ONCE);
  const underWay = new Map<string, { readonly over: Promise<void>; readonly end: () => void }>();
  const nameOf = ({ scope, key }: KeyedRequest) => `${scope} ${key}`;
  const end = (request: KeyedRequest) => {
    underWay.get(nameOf(request))?.end();
    underWay.delete(nameOf(request));
  };

  return {
    async begin(request) {
      for (
        let other = underWay.get(nameOf(request));
        other;
        other = underWay.get(nameOf(request))
      ) {
        await other.over;
      }
      const { promise: over, resolve } = Promise.withResolvers<void>();
      underWay.set(nameOf(request), { over, end: resolve });
      try {
        const kept = await find(request);
        if (kept) end(request);
        return kept ? heard(kept, request) : "new";
      } catch (error) {
        end(request);
        throw error;
      }
    },
    async keep(request, answer) {
      try {
        await keep({ ...request, ...answer });
      } finally {
        end(request);
      }
    },
    async release(request) {
      end(request);
    },
  };
}
