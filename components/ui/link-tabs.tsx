import { Link } from "@/components/ui/link";

export type Tab = {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count?: string;
};

/** Views of one list. Each is an address, so it can be shared and needs no script. */
export function LinkTabs(props: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={props.label} className="max-w-full overflow-x-auto">
      <div className="seg">
        {props.tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={tab.current ? "page" : undefined}
            className="whitespace-nowrap"
          >
            {tab.label}
            {tab.count !== undefined && <span className="num ml-1">{tab.count}</span>}
          </Link>
        ))}
      </div>
    </nav>
  );
}
