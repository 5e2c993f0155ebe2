import { Link } from "@/components/ui/link";
import { routes } from "@/lib/routes";

/** The id of a billing rule beside what it decided; leads to the rule's own words. */
export function RuleChip({ id }: { readonly id: string }) {
  return (
    <Link
      href={routes.rule(id)}
      className="font-mono text-2xs rounded-[4px] border border-line2 px-1 whitespace-nowrap text-accenti hover:bg-accentw"
    >
      {id}
    </Link>
  );
}
