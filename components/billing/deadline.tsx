import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";
import { durationLeft } from "@/lib/format/duration-left";
import { deadline24 } from "@/lib/format/instant";

/** How long something may still be done, and until when. `end` is exclusive, as the rules state it. */
export function Deadline(props: { readonly now: Date; readonly end: Date }) {
  const t = useTranslations("components");
  const tone = props.now >= props.end ? "text-ink3" : "text-warn font-medium";
  return (
    <span className="inline-block">
      <span className={`inline-flex items-center gap-1 num whitespace-nowrap ${tone}`}>
        <Icon name="clock" className="size-3.5" />
        {durationLeft(props.now, props.end, t)}
      </span>
      <time dateTime={props.end.toISOString()} className="block text-xs text-ink3 num">
        {t("deadline.until", { time: deadline24(props.end) })}
      </time>
    </span>
  );
}
