import { activateService } from "@/lib/services/activate-service";
import { approveAdjustment } from "@/lib/services/adjustments/approve-adjustment";
import { requestAdjustment } from "@/lib/services/adjustments/request-adjustment";
import { openCampaign } from "@/lib/services/campaigns/open-campaign";
import { takeCampaignGift } from "@/lib/services/campaigns/take-gift";
import { publishCatalogVersion } from "@/lib/services/catalog/publish-version";
import { advanceTestClock } from "@/lib/services/clocks/advance-test-clock";
import { closeService } from "@/lib/services/close-service";
import { confirmTransfer } from "@/lib/services/confirm-transfer";
import { restoreAccount } from "@/lib/services/content/restore-account";
import { stopAccount } from "@/lib/services/content/stop-account";
import { freezeBalance } from "@/lib/services/freezes/freeze-balance";
import { releaseFreeze } from "@/lib/services/freezes/release-freeze";
import { giveGiftBalance } from "@/lib/services/gifts/give-gift-balance";
import { givePack } from "@/lib/services/gifts/give-pack";
import { recordCalls } from "@/lib/services/metering/record-calls";
import { buyPacks } from "@/lib/services/orders/buy-packs";
import { cancelOrder } from "@/lib/services/orders/cancel-order";
import { openOrder } from "@/lib/services/orders/open-order";
import { payOrder } from "@/lib/services/orders/pay-order";
import { recharge } from "@/lib/services/recharge";
import { approveRefund } from "@/lib/services/refunds/approve-refund";
import { refuseRefund } from "@/lib/services/refunds/refuse-refund";
import { requestRefund } from "@/lib/services/refunds/request-refund";
import { withdrawRefund } from "@/lib/services/refunds/withdraw-refund";
import { giveVoucher } from "@/lib/services/vouchers/give-voucher";
import { engineBills, engineStates } from "@/tests/simulation/engine-state";

/** The services under test, in one place, so that a test can put a faulty one in and see it found. */
export const ENGINE = {
  activateService,
  approveAdjustment,
  closeService,
  freezeBalance,
  openCampaign,
  releaseFreeze,
  requestAdjustment,
  takeCampaignGift,
  advanceTestClock,
  approveRefund,
  buyPacks,
  cancelOrder,
  confirmTransfer,
  giveGiftBalance,
  givePack,
  giveVoucher,
  openOrder,
  payOrder,
  publishCatalogVersion,
  recharge,
  recordCalls,
  refuseRefund,
  requestRefund,
  restoreAccount,
  stopAccount,
  withdrawRefund,
  engineStates,
  engineBills,
};
export type Engine = typeof ENGINE;
