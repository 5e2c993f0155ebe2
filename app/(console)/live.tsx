import { LiveUpdates } from "@/components/ui/live-updates";
import { database } from "@/db";
import { liveVersion } from "@/db/queries/live";
import { routes } from "@/lib/routes";

/** The account as it was before a page asked what it shows: read first, so that nothing in between is missed. */
export const versionBefore = (accountId: string): Promise<string> =>
  liveVersion(database(), accountId);

/** Keeps a page of calls, packs or balances up to date while somebody looks at it. */
export const Live = ({ version }: { readonly version: string }) => (
  <LiveUpdates source={routes.live()} version={version} />
);
