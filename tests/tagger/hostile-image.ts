/** A file that means harm, and what a customer who sends it is told: a code of the vendor's, or `tagged`. */
export type HostileImage = readonly [what: string, bytes: () => Buffer, code: string];

export const EMPTY = "InvalidParameterValue.ImageEmpty";
export const TOO_LARGE = "LimitExceeded.TooLargeFileError";
export const NOT_SUPPORTED = "FailedOperation.ImageNotSupported";
export const DECODE_FAILED = "FailedOperation.ImageDecodeFailed";
export const UNQUALIFIED = "FailedOperation.ImageUnQualified";
export const TIMED_OUT = "FailedOperation.RequestTimeout";
