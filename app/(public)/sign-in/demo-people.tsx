import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { DEMO_PEOPLE } from "@/lib/demo-people";
import { enterAsDemoPersonAction } from "./actions";

/** The sandbox's people, each one click away. */
export function DemoPeople({ next }: { readonly next: string | null }) {
  const t = useTranslations("auth.demo");
  return (
    <section aria-labelledby="demo-people" className="mt-8">
      <h2 id="demo-people" className="text-base font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 text-xs text-ink2">{t("text")}</p>
      <ul className="mt-3 space-y-2">
        {DEMO_PEOPLE.map(({ email, name, role }) => (
          <li key={email}>
            <ActionForm action={enterAsDemoPersonAction} className="grid gap-2">
              <input type="hidden" name="email" value={email} />
              {next && <input type="hidden" name="next" value={next} />}
              <SubmitButton kind="secondary">
                {t("enter", { role: t(`roles.${role}`), name })}
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
