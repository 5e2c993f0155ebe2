import { createElement } from "react";

import { __iconData as overview } from "lucide-react/icons/layout-dashboard";
import { __iconData as key } from "lucide-react/icons/key-round";
import { __iconData as usage } from "lucide-react/icons/chart-column-stacked";
import { __iconData as pack } from "lucide-react/icons/package";
import { __iconData as packPlus } from "lucide-react/icons/package-plus";
import { __iconData as bill } from "lucide-react/icons/receipt-text";
import { __iconData as invoice } from "lucide-react/icons/stamp";
import { __iconData as transactions } from "lucide-react/icons/arrow-left-right";
import { __iconData as wallet } from "lucide-react/icons/wallet";
import { __iconData as refund } from "lucide-react/icons/undo-2";
import { __iconData as bell } from "lucide-react/icons/bell";
import { __iconData as verify } from "lucide-react/icons/shield-check";
import { __iconData as settings } from "lucide-react/icons/settings-2";
import { __iconData as docs } from "lucide-react/icons/book-open";
import { __iconData as help } from "lucide-react/icons/life-buoy";
import { __iconData as menu } from "lucide-react/icons/menu";
import { __iconData as close } from "lucide-react/icons/x";
import { __iconData as clockTest } from "lucide-react/icons/timer";
import { __iconData as sun } from "lucide-react/icons/sun";
import { __iconData as moon } from "lucide-react/icons/moon";
import { __iconData as system } from "lucide-react/icons/monitor";
import { __iconData as down } from "lucide-react/icons/chevron-down";
import { __iconData as up } from "lucide-react/icons/chevron-up";
import { __iconData as left } from "lucide-react/icons/chevron-left";
import { __iconData as right } from "lucide-react/icons/chevron-right";
import { __iconData as pass } from "lucide-react/icons/circle-check";
import { __iconData as fail } from "lucide-react/icons/circle-x";
import { __iconData as dashed } from "lucide-react/icons/circle-dashed";
import { __iconData as unknown } from "lucide-react/icons/circle-question-mark";
import { __iconData as warn } from "lucide-react/icons/triangle-exclamation-point";
import { __iconData as stop } from "lucide-react/icons/octagon-exclamation-point";
import { __iconData as info } from "lucide-react/icons/info";
import { __iconData as running } from "lucide-react/icons/loader";
import { __iconData as clock } from "lucide-react/icons/clock";
import { __iconData as copy } from "lucide-react/icons/copy";
import { __iconData as check } from "lucide-react/icons/check";
import { __iconData as signOut } from "lucide-react/icons/log-out";
import { __iconData as table } from "lucide-react/icons/table-2";
import { __iconData as download } from "lucide-react/icons/download";
import { __iconData as trend } from "lucide-react/icons/trending-down";
import { __iconData as inbox } from "lucide-react/icons/inbox";
import { __iconData as identity } from "lucide-react/icons/id-card";
import { __iconData as settlement } from "lucide-react/icons/landmark";
import { __iconData as skipped } from "lucide-react/icons/circle-minus";
import { __iconData as retry } from "lucide-react/icons/refresh-cw";
import { __iconData as print } from "lucide-react/icons/printer";
import { __iconData as balanced } from "lucide-react/icons/scale";
import { __iconData as noMatch } from "lucide-react/icons/search-x";
import { __iconData as draft } from "lucide-react/icons/file-pen";
import { __iconData as waiting } from "lucide-react/icons/hourglass";
import { __iconData as arrow } from "lucide-react/icons/arrow-right";
import { __iconData as lock } from "lucide-react/icons/lock";
import { __iconData as mail } from "lucide-react/icons/mail";
import { __iconData as gift } from "lucide-react/icons/gift";
import { __iconData as ticket } from "lucide-react/icons/ticket";
import { __iconData as cash } from "lucide-react/icons/coins";
import { __iconData as people } from "lucide-react/icons/users";
import { __iconData as search } from "lucide-react/icons/search";
import { __iconData as order } from "lucide-react/icons/arrow-up-narrow-wide";
import { __iconData as evidence } from "lucide-react/icons/git-compare-arrows";
import { __iconData as tryOut } from "lucide-react/icons/flask-conical";
import { __iconData as picture } from "lucide-react/icons/image";
import { __iconData as packOff } from "lucide-react/icons/package-x";

/** The icons in use, by what they stand for. Another one is an import and a line here. */
const ICONS = {
  overview,
  key,
  usage,
  pack,
  "pack-plus": packPlus,
  bill,
  invoice,
  transactions,
  wallet,
  refund,
  bell,
  verify,
  settings,
  docs,
  help,
  menu,
  close,
  "clock-test": clockTest,
  sun,
  moon,
  system,
  down,
  up,
  left,
  right,
  pass,
  fail,
  dashed,
  unknown,
  warn,
  stop,
  info,
  running,
  clock,
  copy,
  check,
  "sign-out": signOut,
  table,
  download,
  trend,
  inbox,
  identity,
  settlement,
  skipped,
  retry,
  print,
  balanced,
  "no-match": noMatch,
  draft,
  waiting,
  arrow,
  lock,
  mail,
  gift,
  ticket,
  cash,
  people,
  search,
  order,
  evidence,
  try: tryOut,
  picture,
  "pack-off": packOff,
} as const;

export type IconName = keyof typeof ICONS;

/**
 * An icon beside words, hidden from screen readers; size and colour come from the class. It draws
 * lucide's paths itself: lucide's own components run in the browser, and a table of icons need not.
 */
export function Icon(props: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${props.className ?? "size-4"}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {ICONS[props.name].node.map(([tag, attributes]) => createElement(tag, attributes))}
    </svg>
  );
}
