import { wordsFor, type VendorLanguage, type VendorProblem } from "@/lib/vendor/error-codes";
import type { VendorAnswer } from "@/lib/vendor/request";

/** The fields of an answer, named as the vendor names them. */
export type Fields = Readonly<Record<string, unknown>>;

export function success(requestId: string, fields: Fields): VendorAnswer {
  return answer({ ...fields, RequestId: requestId });
}

export function failure(
  requestId: string,
  problem: VendorProblem,
  language: VendorLanguage,
): VendorAnswer {
  const error = { Code: problem.code, Message: wordsFor(problem, language) };
  return answer({ Error: error, RequestId: requestId });
}

/**
 * Errors have status 200 too: on any other the vendor's SDK drops the body, and with it the code
 * and the request id.
 */
function answer(response: Fields): VendorAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ Response: response }),
  };
}
