import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import {
  DensitySwitch,
  HotkeysSwitch,
  LanguageSwitch,
  ThemeSwitch,
} from "@/components/shell/preference-switches";
import { Panel } from "@/components/ui/panel";

/** How the console looks and listens in this browser: the choices of the account menu, with what they mean. */
export function PreferencesPanel() {
  const t = useTranslations("settings.preferences");
  const shell = useTranslations("shell");
  return (
    <Panel title={t("title")} note={t("note")}>
      <dl className="grid max-w-sm gap-3">
        <Choice label={t("language")}>
          <LanguageSwitch />
        </Choice>
        <Choice label={shell("theme.label")}>
          <ThemeSwitch />
        </Choice>
        <Choice label={shell("density.label")}>
          <DensitySwitch />
        </Choice>
        <Choice label={shell("hotkeys.label")} help={t("hotkeysHelp")}>
          <HotkeysSwitch />
        </Choice>
      </dl>
    </Panel>
  );
}

function Choice(props: {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex items-center gap-3">
      <dt>
        {props.label}
        {props.help && <span className="block text-xs text-ink3">{props.help}</span>}
      </dt>
      <dd className="ml-auto shrink-0">{props.children}</dd>
    </div>
  );
}
