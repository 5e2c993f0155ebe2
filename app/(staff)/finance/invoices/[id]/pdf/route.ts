import { getLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";

import { idFrom } from "@/app/search-params";
import { database } from "@/db";
import { invoiceById, invoiceOf } from "@/db/queries/invoices";
import { requireStaff } from "@/lib/auth/viewer";
import { invoiceFile } from "@/lib/documents/invoice-file";
import { issuedInvoice } from "@/lib/documents/invoice-pdf";
import { env } from "@/lib/env";

type Props = { readonly params: Promise<{ readonly id: string }> };

/** R-INV-1 · The customer's own document, for finance to compare; with `letter=red` its reversal. */
export async function GET(request: NextRequest, { params }: Props): Promise<Response> {
  const { clockId } = await requireStaff("finance");
  const id = idFrom((await params).id);
  const known = id ? await invoiceById(database(), id) : null;
  if (!known || known.account.clockId !== clockId) notFound();
  const found = await invoiceOf(database(), known.accountId, known.id);
  const invoice = found && issuedInvoice(found);
  if (!invoice) notFound();
  const file = invoiceFile(invoice, {
    locale: await getLocale(),
    red: request.nextUrl.searchParams.get("letter") === "red",
    specimen: env().sandbox,
  });
  if (!file) notFound();
  return new Response(file.body, { headers: file.headers });
}
