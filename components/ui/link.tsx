import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the console. It fetches nothing ahead: every page is made for one reader from the
 * database, and a page of links would ask for as many pages as it has links.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
