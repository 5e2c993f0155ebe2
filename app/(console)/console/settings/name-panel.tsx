import { useTranslations } from "next-intl";

import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";
import { renameAction } from "./actions";

/** What the account is called; the verified name is another matter. */
export function NamePanel({ name }: { readonly name: string }) {
  const t = useTranslations("settings.name");
  const common = useTranslations("common");
  return (
    <Panel title={t("title")}>
      {/* A field keeps what was typed; a new key makes it take the name as it was saved. */}
      <ActionForm key={name} action={renameAction} className="grid max-w-sm gap-3">
        <TextField
          name="name"
          label={t("label")}
          help={
            <>
              {t("help")}{" "}
              <Link href={routes.verify()} className="lnk">
                {t("verify")}
              </Link>
            </>
          }
          defaultValue={name}
          autoComplete="name"
          maxLength={100}
          required
        />
        <div>
          <SubmitButton>{common("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Panel>
  );
}
