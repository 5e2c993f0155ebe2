import { routes } from "@/lib/routes";

/** Keeps a choice as the switches of the account menu do, and shows this page by it. */
export async function prefer(name: string, value: string): Promise<void> {
  await fetch(routes.preferences(), {
    method: "POST",
    body: new URLSearchParams({ [name]: value }),
    redirect: "manual",
  });
  location.reload();
}
