"use client";

import Form from "next/form";

import { buttonClass } from "@/components/ui/button-class";
import { RadioField, type Choice } from "@/components/ui/field";

/** Asks for the page again with another voucher as soon as one is picked; without scripts, with the button. */
export function VoucherPicker(props: {
  readonly action: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly label: string;
  readonly apply: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
}) {
  return (
    <Form
      action={props.action}
      scroll={false}
      replace
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {props.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioField
        name="voucher"
        label={props.label}
        defaultValue={props.chosen}
        choices={props.choices}
      />
      <noscript>
        <button type="submit" className={`mt-3 ${buttonClass()}`}>
          {props.apply}
        </button>
      </noscript>
    </Form>
  );
}
