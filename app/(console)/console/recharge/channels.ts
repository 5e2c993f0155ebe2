import type { RechargeChannel } from "@/lib/core/online-payment";
import type { Account } from "@/db/queries/accounts";
import { env } from "@/lib/env";
import { paymentProvider } from "@/lib/payments/configured";
import { isOpen } from "@/lib/services/recharge";

/** R-FUND-4 · The ways in which this account can be paid into here, the usual one first. */
export function openChannels(account: Account): readonly [RechargeChannel, ...RechargeChannel[]] {
  const provider = paymentProvider();
  const online: RechargeChannel[] = [
    ...(provider && isOpen(provider.channel, account) ? [provider.channel] : []),
    // The sandbox's cashier takes no money.
    ...(env().sandbox ? (["sandbox"] as const) : []),
  ];
  const [first, ...others] = online;
  return first ? [first, ...others, "transfer"] : ["transfer"];
}
