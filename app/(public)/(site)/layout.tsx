import type { ReactNode } from "react";

import { PublicShell } from "@/components/shell/public-shell";
import { viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";

export default async function SiteLayout({ children }: { readonly children: ReactNode }) {
  const signedIn = (await viewer()) !== null;
  return (
    <PublicShell signedIn={signedIn} sandbox={env().sandbox}>
      {children}
    </PublicShell>
  );
}
