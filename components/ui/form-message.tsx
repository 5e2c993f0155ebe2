"use client";

import { useForm } from "@/components/ui/form-context";

/** What the action said about the whole form. */
export function FormMessage() {
  const { message, tone } = useForm().state;
  if (!message) return null;
  const done = tone === "ok";
  return (
    <p
      role={done ? "status" : "alert"}
      className={`col-span-full rounded-ctl px-3 py-2 ${done ? "bg-okw text-ok" : "bg-badw text-bad"}`}
    >
      {message}
    </p>
  );
}
