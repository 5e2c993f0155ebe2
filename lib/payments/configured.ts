import { env } from "@/lib/env";
import { alipay } from "@/lib/payments/alipay";
import type { PaymentProvider } from "@/lib/payments/provider";
import { routes } from "@/lib/routes";

let made: PaymentProvider | null = null;

/** R-FUND-4 · Whoever takes payments online here, as the settings say; null where nobody does. */
export function paymentProvider(): PaymentProvider | null {
  return (made ??= connected());
}

function connected(): PaymentProvider | null {
  const { alipay: settings, consoleUrl } = env();
  if (!settings) return null;
  const returnUrl = (recharge: string) => new URL(routes.recharge({ recharge }), consoleUrl).href;
  return alipay({ ...settings, returnUrl });
}
