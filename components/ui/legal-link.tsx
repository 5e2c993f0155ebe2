import type { ReactNode } from "react";

import { Link } from "@/components/ui/link";
import type { LegalDocument } from "@/lib/core/agreement";
import { routes } from "@/lib/routes";

/** A text that is agreed to, in a tab of its own: what was typed stays. */
export function LegalLink(props: {
  readonly document: LegalDocument;
  readonly children: ReactNode;
}) {
  return (
    <Link href={routes.legal(props.document)} target="_blank" className="lnk underline">
      {props.children}
    </Link>
  );
}
