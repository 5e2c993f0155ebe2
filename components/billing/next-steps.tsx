import { Icon, type IconName } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";

export type NextStep = {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: "pack" | "warn" | "free" | "bad";
  readonly title: string;
  readonly text: string;
  readonly action: { readonly label: string; readonly href: string };
};

/** What could be done now, each with its reason in numbers. Goes into a flush `Panel`. */
export function NextSteps({ steps }: { readonly steps: readonly NextStep[] }) {
  return (
    <ul className="divide-y divide-line">
      {steps.map((step) => (
        <li key={step.key} className="flex gap-2.5 px-4 py-2.5">
          <Icon name={step.icon} className={`size-4 mt-0.5 ${TONES[step.tone]}`} />
          <div className="min-w-0 flex-1">
            <div className="font-medium leading-5">{step.title}</div>
            <div className="text-xs text-ink2 leading-[18px] num">{step.text}</div>
          </div>
          <Link
            href={step.action.href}
            className="lnk text-xs font-medium whitespace-nowrap leading-6 min-h-6"
          >
            {step.action.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

const TONES = { pack: "text-pack", warn: "text-warn", free: "text-free", bad: "text-bad" } as const;
