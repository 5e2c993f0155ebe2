import type { ReactNode } from "react";

import { buttonClass } from "@/components/ui/button-class";
import { routes } from "@/lib/routes";

/** Opens the page anew: the equations are asked whenever it is opened. */
export function RunAgain(props: { readonly children: ReactNode }) {
  return (
    <form action={routes.reconciliation()}>
      <button type="submit" className={buttonClass("primary")}>
        {props.children}
      </button>
    </form>
  );
}
