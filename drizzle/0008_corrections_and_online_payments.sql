ALTER TABLE "payment_notifications" DROP CONSTRAINT "payment_notifications_provider_notify_id_pk";--> statement-breakpoint
ALTER TABLE "payment_notifications" ADD CONSTRAINT "payment_notifications_provider_notify_id_verdict_pk" PRIMARY KEY("provider","notify_id","verdict");--> statement-breakpoint
ALTER TABLE "adjustments" ADD COLUMN "needs_second_person" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "freezes" ADD COLUMN "request_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "recharges" ADD COLUMN "next_query_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "one_freeze_per_request" ON "freezes" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE INDEX "newest_freezes" ON "freezes" USING btree ("frozen_at","id");--> statement-breakpoint
CREATE INDEX "newest_notifications" ON "payment_notifications" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "a_payment_is_credited_once" ON "recharges" USING btree ("channel","reference");--> statement-breakpoint
CREATE INDEX "payments_to_query" ON "recharges" USING btree ("next_query_at") WHERE next_query_at is not null;--> statement-breakpoint
CREATE INDEX "transfers_waiting" ON "recharges" USING btree ("created_at","id") WHERE paid_at is null and channel = 'transfer';--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "a_decision_names_who_made_it" CHECK (("adjustments"."decided_at" is null) = ("adjustments"."decided_by" is null) and ("adjustments"."refused_because" is null or "adjustments"."decided_at" is not null));--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "a_large_adjustment_is_booked_by_two" CHECK (not "adjustments"."needs_second_person" or "adjustments"."booked_at" is null or "adjustments"."decided_at" is not null);--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "a_release_names_who_made_it" CHECK (("freezes"."released_at" is null) = ("freezes"."released_by" is null));--> statement-breakpoint
ALTER TABLE "recharges" ADD CONSTRAINT "what_is_paid_is_not_asked_about" CHECK ("recharges"."paid_at" is null or "recharges"."next_query_at" is null);--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "each_cause_moves_between_its_own_ends" CHECK (case "transfers"."cause"
        when 'recharge' then "transfers"."debit" in ('funding:sandbox', 'funding:alipay', 'funding:transfer') and "transfers"."credit" = 'purse:cash'
        when 'order' then "transfers"."debit" in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers') and "transfers"."credit" = 'deferred:packs'
        when 'bill' then "transfers"."debit" in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers') and "transfers"."credit" = 'revenue:postpaid'
        when 'refund' then "transfers"."debit" = 'deferred:packs' and "transfers"."credit" in ('purse:cash', 'purse:income', 'purse:gift', 'funding:promotion')
        when 'adjustment' then ("transfers"."debit" = 'adjustments' and "transfers"."credit" = 'purse:cash') or ("transfers"."debit" = 'purse:cash' and "transfers"."credit" = 'adjustments')
        when 'gift' then "transfers"."debit" in ('funding:sandbox', 'funding:promotion', 'funding:income') and "transfers"."credit" in ('purse:cash', 'purse:income', 'purse:gift', 'vouchers')
        when 'expiry' then ("transfers"."debit" = 'vouchers' and "transfers"."credit" = 'funding:promotion') or ("transfers"."debit" = 'deferred:packs' and "transfers"."credit" = 'revenue:breakage')
        when 'recognition' then "transfers"."debit" = 'deferred:packs' and "transfers"."credit" = 'revenue:packs'
      end);