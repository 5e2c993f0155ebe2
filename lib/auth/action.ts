import { getTranslations } from "next-intl/server";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";

import { database } from "@/db";
import { DatabaseBusy } from "@/db/limit";
import type { Messages } from "@/i18n/namespaces";
import { isSameOrigin } from "@/lib/auth/is-same-origin";
import { currentContext, requireCustomer, requireStaff, requireViewer } from "@/lib/auth/viewer";
import { localPath } from "@/lib/auth/home-of";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { typed, untouched, type FormState } from "@/lib/form-state";
import type { StaffRole } from "@/lib/routes";
import type { Context, Customer, Staff, System } from "@/lib/services/context";

/** What a schema may answer about a field: a key of the words in `forms`. */
export type FormWord = keyof Messages["forms"];

/** `signed-in` is everybody in a role of their own: what concerns a person, and neither an account nor a desk. */
type Who = "anyone" | "signed-in" | readonly ["customer"] | readonly [StaffRole, ...StaffRole[]];
type ActorOf<Roles extends Who> = Roles extends "anyone"
  ? System
  : Roles extends "signed-in"
    ? Customer | Staff
    : Roles extends readonly ["customer"]
      ? Customer
      : Staff;

type Spec<Roles extends Who, Schema extends z.ZodType> = {
  /** A verb phrase, as the service is named. */
  readonly name: string;
  readonly roles: Roles;
  /** Reads the form's fields. Its messages are `FormWord`s; a field that came twice is a list. */
  readonly schema: Schema;
  /** Fields that are never sent back to the form. */
  readonly secrets?: readonly string[];
};

/** A server action: for `useActionState`, and for a plain form that needs no answer. */
type Action = {
  (form: FormData): Promise<void>;
  (before: FormState, form: FormData): Promise<FormState>;
};

/**
 * The only way to make a server action. Actions are public addresses: anyone may post anything to
 * them. Asks, in this order, whether the form is ours, who is signed in, whether their role may, and
 * whether the fields make sense; only then runs `run`, which calls one service and words its answer.
 */
export function action<const Roles extends Who, Schema extends z.ZodType>(
  spec: Spec<Roles, Schema>,
  run: (input: z.output<Schema>, context: Context<ActorOf<Roles>>) => Promise<FormState | void>,
): Action {
  async function perform(...sent: [FormData] | [FormState, FormData]): Promise<FormState> {
    const form = sent.at(-1);
    if (!(form instanceof FormData)) throw new TypeError(`${spec.name} was not sent a form`);
    const head = await headers();
    if (!isSameOrigin(head, env().consoleUrl))
      throw new Error(`${spec.name} was sent from another site`);

    const actor = await actorFor(spec.roles, head.get("referer"));
    const context = { db: database(), clock: systemClock, actor } as Context<ActorOf<Roles>>;
    const values = typed(form, ...(spec.secrets ?? ["password"]));
    const read = spec.schema.safeParse(fieldsOf(form));
    if (!read.success) return { tone: "bad", problems: await problemsOf(read.error), values };
    // What an action changes may show anywhere: in a banner, a badge, the clock.
    revalidatePath("/", "layout");
    try {
      const state = (await run(read.data, context)) ?? untouched;
      return state.tone === "ok" ? state : { values, ...state };
    } catch (error) {
      if (!(error instanceof DatabaseBusy)) throw error;
      return { tone: "bad", message: (await getTranslations("forms"))("busy"), values };
    }
  }
  return perform as Action;
}

async function actorFor(roles: Who, referer: string | null): Promise<Customer | Staff | System> {
  if (roles === "anyone") return { kind: "system", name: "visitor" };
  const page = URL.parse(referer ?? "");
  await requireViewer(localPath(page ? page.pathname + page.search : undefined) ?? undefined);
  if (roles === "signed-in") return (await currentContext()).actor;
  return isForCustomers(roles)
    ? (await requireCustomer()).actor
    : (await requireStaff(...roles)).actor;
}

const isForCustomers = (roles: Exclude<Who, string>): roles is readonly ["customer"] =>
  roles[0] === "customer";

/** The fields by name, without what the framework added. */
function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$"));
  return Object.fromEntries(
    names.map((name) => {
      const sent = form.getAll(name).map(asTyped);
      const [first, ...rest] = sent;
      return [name, rest.length === 0 && first !== undefined ? first : sent];
    }),
  );
}

// Browsers send a line break as CR and LF, whatever was pressed.
const asTyped = (entry: FormDataEntryValue): FormDataEntryValue =>
  typeof entry === "string" ? entry.replaceAll("\r\n", "\n") : entry;

async function problemsOf(error: z.ZodError): Promise<Record<string, string>> {
  const t = await getTranslations("forms");
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    // What a schema says for itself is English and for programmers.
    const word = t.has(message as FormWord) ? (message as FormWord) : "invalid";
    problems[path.join(".")] ??= t(word);
  }
  return problems;
}
