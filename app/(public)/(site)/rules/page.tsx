import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";

import { Panel } from "@/components/ui/panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rulebook"))("title") };
}

/** Every rule in the reader's language, under an anchor of its own: what a rule's id leads to. */
export default async function RulesPage() {
  const t = await getTranslations("rulebook");
  const { rulebook } = await getMessages();
  const rules = Object.entries(rulebook.rule);

  return (
    <div className="mx-auto max-w-[860px] space-y-4">
      <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
      <p className="text-ink2">{t("lead")}</p>
      {Object.entries(rulebook.group).map(([group, name]) => (
        <Panel key={group} title={name} flush>
          <dl>
            {rules
              .filter(([id]) => id.startsWith(`R-${group}-`))
              .map(([id, words]) => (
                <div
                  key={id}
                  id={id}
                  className="grid scroll-mt-16 gap-1 border-t border-line px-4 py-2.5 target:bg-accentw sm:grid-cols-[96px_1fr]"
                >
                  <dt className="font-mono text-xs leading-5 text-ink3">{id}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}
