import type { CallRefusal } from "@/lib/core/account";
import type { KeyScope } from "@/lib/core/api-key";
import { ok, refuse, type Result } from "@/lib/core/result";
import { isListed } from "@/lib/services/keys/address-list";
import type { VendorAction } from "@/lib/vendor/action";
import { failure, success, type Fields } from "@/lib/vendor/envelope";
import { languageOf, problem, type VendorCode, type VendorProblem } from "@/lib/vendor/error-codes";
import { readParameters } from "@/lib/vendor/parameters";
import { createRateLimit } from "@/lib/vendor/rate-limit";
import { headerOf, type VendorAnswer, type VendorRequest } from "@/lib/vendor/request";
import { verifySignature, type SignatureRefusal } from "@/lib/vendor/verify-signature";

export type VendorKey = {
  readonly accountId: string;
  readonly keyId: string;
  readonly secretKey: string;
  /** D-33 · Whether it is neither disabled nor past the end of its rotation. */
  readonly works: boolean;
  /** The services that the key may call. */
  readonly scopes: readonly KeyScope[];
  /** Addresses and networks that it may be used from; any while there are none. */
  readonly addresses: readonly string[];
  /** R-CAT-5 · Requests a second for each action, by the price list in force. */
  readonly requestsPerSecond: number;
  /** Whether its account may be served. */
  readonly standing: Result<void, CallRefusal>;
};

/**
 * What is written down about a request that was answered with an error. Who it was is unknown
 * before the signature is checked.
 */
export type VendorFailure = {
  readonly requestId: string;
  readonly accountId: string | null;
  readonly keyId: string | null;
  readonly action: string;
  readonly code: VendorCode;
  readonly remoteAddress: string;
  readonly cause?: unknown;
};

export type DoorDeps = {
  /** The real time: clients sign with theirs, whatever clock their account is attached to. */
  readonly clock: { now(): Date };
  /** Asked anew for every request: a key or account that is stopped is stopped at once. */
  findKey(secretId: string): Promise<VendorKey | null>;
  logFailure(failed: VendorFailure): Promise<void>;
  /** Told of every request that a key signed, whatever becomes of it. Must not throw or keep it waiting. */
  noteUse(keyId: string): void;
  newRequestId(): string;
  readonly actions: readonly VendorAction[];
};

/**
 * The server that reads the request must stop reading here; the door refuses what comes whole all
 * the same.
 */
export const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

/** Versions that the vendor has, of tiia and of billing. */
const KNOWN_VERSIONS: readonly string[] = ["2019-05-29", "2018-07-09"];

/**
 * The door for the vendor's own SDK: `POST /` and `GET /` with the header X-TC-Action, signed
 * TC3-HMAC-SHA256. It answers everything with status 200 in the vendor's envelope and never throws.
 */
export function vendorDoor(deps: DoorDeps): (request: VendorRequest) => Promise<VendorAnswer> {
  const rate = createRateLimit(1000);

  /** Who asks, as far as it is known; filled in once the signature has been checked. */
  type Visit = { readonly requestId: string; key: VendorKey | null };

  async function attend(
    request: VendorRequest,
    visit: Visit,
  ): Promise<Result<Fields, VendorProblem>> {
    if (request.method !== "POST" && request.method !== "GET") {
      return refuse(problem("UnsupportedProtocol"));
    }
    if (request.body.length > MAX_REQUEST_BYTES) return refuse(problem("RequestSizeLimitExceeded"));

    const now = deps.clock.now();
    const signed = await verifySignature(request, now, async (secretId) => {
      const key = await deps.findKey(secretId);
      return key?.works ? key : null;
    });
    if (!signed.ok) return refuse(problem(SIGNATURE_CODES[signed.refusal]));
    if (headerOf(request.headers, "x-tc-token")) return refuse(problem("AuthFailure.TokenFailure"));

    const key = signed.value;
    visit.key = key;
    deps.noteUse(key.keyId);
    const action = findAction(request, deps.actions);
    if (!action.ok) return action;
    const { service, name } = action.value;
    const { remoteAddress } = request;
    if (!isListed(key.addresses, remoteAddress)) {
      return refuse(problem("IpNotInWhitelist", { address: remoteAddress }));
    }
    if (!key.scopes.includes(service)) {
      return refuse(problem("AuthFailure.UnauthorizedOperation", { action: name }));
    }
    if (!rate.admits(`${key.accountId} ${name}`, key.requestsPerSecond, now)) {
      return refuse(problem("RequestLimitExceeded", { limit: String(key.requestsPerSecond) }));
    }
    const sent = readParameters(request);
    if (!sent.ok) return sent;
    const { accountId, keyId, standing } = key;
    const language = languageOf(request.headers);
    return action.value.answer(
      { accountId, keyId, requestId: visit.requestId, language, standing },
      sent.value,
    );
  }

  async function log(request: VendorRequest, visit: Visit, failed: VendorProblem): Promise<void> {
    try {
      await deps.logFailure({
        requestId: visit.requestId,
        accountId: visit.key?.accountId ?? null,
        keyId: visit.key?.keyId ?? null,
        action: (headerOf(request.headers, "x-tc-action") ?? "").slice(0, 64),
        code: failed.code,
        remoteAddress: request.remoteAddress,
        ...("cause" in failed ? { cause: failed.cause } : {}),
      });
    } catch {
      // A log that cannot be written must not cost the customer the answer.
    }
  }

  return async (request) => {
    const visit: Visit = { requestId: deps.newRequestId(), key: null };
    const answered = await attend(request, visit).catch((error: unknown) =>
      refuse(problem("InternalError", {}, error)),
    );
    if (answered.ok) return success(visit.requestId, answered.value);
    await log(request, visit, answered.refusal);
    return failure(visit.requestId, answered.refusal, languageOf(request.headers));
  };
}

/**
 * Products are told apart by version and name alone: the service that a client signs for depends on
 * our host name.
 */
function findAction(
  { headers }: VendorRequest,
  actions: readonly VendorAction[],
): Result<VendorAction, VendorProblem> {
  const name = headerOf(headers, "x-tc-action");
  const version = headerOf(headers, "x-tc-version");
  if (!name) return refuse(problem("MissingParameter", { parameter: "X-TC-Action" }));
  if (!version) return refuse(problem("MissingParameter", { parameter: "X-TC-Version" }));
  if (!KNOWN_VERSIONS.includes(version)) return refuse(problem("NoSuchVersion", { version }));
  const found = actions.find((action) => action.name === name && action.version === version);
  return found ? ok(found) : refuse(problem("InvalidAction", { action: name }));
}

const SIGNATURE_CODES: Readonly<Record<SignatureRefusal, VendorCode>> = {
  malformed: "AuthFailure.InvalidAuthorization",
  expired: "AuthFailure.SignatureExpire",
  "unknown-key": "AuthFailure.SecretIdNotFound",
  mismatch: "AuthFailure.SignatureFailure",
};
