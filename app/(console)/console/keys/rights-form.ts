import { z } from "zod";

import { KEY_SCOPES } from "@/lib/core/api-key";
import type { FormState } from "@/lib/form-state";
import { readKeyRights, type KeyRightsRefusal } from "@/lib/services/keys/key-rights";

const ticked = z.literal("on").optional();

/** The fields of `RightsFields` as they are sent: a box for each scope, and addresses one to a line. */
export const rightsFields = {
  tiia: ticked,
  billing: ticked,
  addresses: z.string().max(2000, "tooLong"),
};

export const rightsAsked = (sent: z.output<z.ZodObject<typeof rightsFields>>) =>
  readKeyRights({
    scopes: KEY_SCOPES.filter((scope) => sent[scope]),
    addresses: sent.addresses.split(/[\s,，;；]+/),
  });

/** Where the form shows a refusal: what the boxes lack stands below the last of them. */
export const problemAt = (field: KeyRightsRefusal["field"], words: string): FormState => ({
  problems: { [field === "scopes" ? "billing" : field]: words },
});
