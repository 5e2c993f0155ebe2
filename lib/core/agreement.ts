import { dayStart, type Day } from "@/lib/core/calendar";

/** The texts that customers agree to, or are told by. Their words are in the messages, by document and version. */
export const LEGAL_DOCUMENTS = ["service", "packs", "refunds", "privacy"] as const;
export type LegalDocument = (typeof LEGAL_DOCUMENTS)[number];

export type LegalVersion = { readonly version: number; readonly effectiveFrom: Day };

/** Every version that ever was in force, oldest first. A text is never changed: what changes is a new version. */
export const LEGAL_VERSIONS: Readonly<Record<LegalDocument, readonly LegalVersion[]>> = {
  service: [{ version: 1, effectiveFrom: "2020-01-01" }],
  packs: [{ version: 1, effectiveFrom: "2020-01-01" }],
  refunds: [{ version: 1, effectiveFrom: "2020-01-01" }],
  privacy: [{ version: 1, effectiveFrom: "2020-01-01" }],
};

/** What is agreed to when an account is opened, and when a pack is bought. */
export const AGREED_AT = {
  registration: ["service", "privacy"],
  purchase: ["packs", "refunds"],
} as const satisfies Readonly<Record<string, readonly LegalDocument[]>>;

/** The version in force at an instant. Throws when none was: the first ones are older than the service. */
export function versionAt(versions: readonly LegalVersion[], instant: Date): LegalVersion {
  const inForce = versions
    .filter(({ effectiveFrom }) => dayStart(effectiveFrom) <= instant)
    .toSorted((a, b) => b.version - a.version)[0];
  if (!inForce) throw new RangeError(`no version was in force at ${instant.toISOString()}`);
  return inForce;
}

/** Which versions somebody agrees to at an instant, as the audit log keeps it: `["service v1", "privacy v1"]`. */
export const agreedVersions = (
  documents: readonly LegalDocument[],
  instant: Date,
): readonly string[] =>
  documents.map(
    (document) => `${document} v${versionAt(LEGAL_VERSIONS[document], instant).version}`,
  );
