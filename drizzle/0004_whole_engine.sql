CREATE TYPE "public"."campaign_kind" AS ENUM('sale', 'gift');--> statement-breakpoint
CREATE TYPE "public"."adjustment_direction" AS ENUM('credit', 'debit');--> statement-breakpoint
CREATE TYPE "public"."invoice_title_kind" AS ENUM('personal', 'enterprise-ordinary', 'enterprise-special');--> statement-breakpoint
CREATE TYPE "public"."invoiced_kind" AS ENUM('bill', 'order');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('zh-CN', 'en');--> statement-breakpoint
CREATE TYPE "public"."mail_link_purpose" AS ENUM('confirm-email', 'reset-password');--> statement-breakpoint
CREATE TABLE "alert_settings" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"balance_below" "fen",
	"forecast" boolean DEFAULT true NOT NULL,
	"quiet_from" smallint,
	"quiet_to" smallint,
	"locale" "locale" DEFAULT 'zh-CN' NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiet_hours_have_two_ends" CHECK (("alert_settings"."quiet_from" is null) = ("alert_settings"."quiet_to" is null)),
	CONSTRAINT "quiet_hours_lie_in_a_day" CHECK ("alert_settings"."quiet_from" between 0 and 1439 and "alert_settings"."quiet_to" between 0 and 1439),
	CONSTRAINT "a_threshold_is_not_negative" CHECK ("alert_settings"."balance_below" >= 0)
);
--> statement-breakpoint
CREATE TABLE "notice_channels" (
	"account_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"email" boolean NOT NULL,
	"webhook" boolean NOT NULL,
	CONSTRAINT "notice_channels_account_id_kind_pk" PRIMARY KEY("account_id","kind")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"account_id" bigint NOT NULL,
	"webhook_id" text NOT NULL,
	"occasion" text NOT NULL,
	"id" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"status" smallint,
	"error" text,
	"delivered_at" timestamp with time zone,
	"abandoned_at" timestamp with time zone,
	CONSTRAINT "one_delivery_an_occasion" PRIMARY KEY("account_id","webhook_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"secret_encrypted" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "webhooks_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" "campaign_kind" NOT NULL,
	"sku" text,
	"price" "fen",
	"refund_rule" jsonb NOT NULL,
	"calls" "call_count",
	"valid_days" integer,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"per_account" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "a_campaign_has_a_name" CHECK (length("campaigns"."name") between 1 and 60),
	CONSTRAINT "a_campaign_ends_after_it_starts" CHECK ("campaigns"."ends_at" > "campaigns"."starts_at"),
	CONSTRAINT "an_account_may_have_some" CHECK ("campaigns"."per_account" between 1 and 100),
	CONSTRAINT "a_sale_names_a_pack_and_a_price" CHECK (("campaigns"."kind" = 'sale') = ("campaigns"."sku" is not null and "campaigns"."price" is not null)),
	CONSTRAINT "a_gift_names_calls_and_days" CHECK (("campaigns"."kind" = 'gift') = ("campaigns"."calls" is not null and "campaigns"."valid_days" is not null))
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"request_key" text NOT NULL,
	"month" "calendar_month",
	"direction" "adjustment_direction" NOT NULL,
	"amount" "fen" NOT NULL,
	"reason" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" text NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"refused_because" text,
	"booked_at" timestamp with time zone,
	CONSTRAINT "adjustments_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "an_adjustment_is_positive" CHECK ("adjustments"."amount" > 0),
	CONSTRAINT "an_adjustment_has_a_reason" CHECK (length("adjustments"."reason") > 0),
	CONSTRAINT "nobody_approves_an_adjustment_of_their_own" CHECK ("adjustments"."decided_by" is null or "adjustments"."refused_because" is not null or "adjustments"."decided_by" <> "adjustments"."requested_by"),
	CONSTRAINT "a_refused_adjustment_is_not_booked" CHECK ("adjustments"."refused_because" is null or "adjustments"."booked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "freezes" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"amount" "fen" NOT NULL,
	"reason" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_by" text NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	CONSTRAINT "freezes_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_freeze_is_positive" CHECK ("freezes"."amount" > 0),
	CONSTRAINT "a_freeze_has_a_reason" CHECK (length("freezes"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_notifications" (
	"provider" text NOT NULL,
	"notify_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"account_id" bigint,
	"recharge_id" text,
	"body" text NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "payment_notifications_provider_notify_id_pk" PRIMARY KEY("provider","notify_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_items" (
	"account_id" bigint NOT NULL,
	"invoice_id" text NOT NULL,
	"kind" "invoiced_kind" NOT NULL,
	"reference" text NOT NULL,
	"amount" "fen" NOT NULL,
	"released_at" timestamp with time zone,
	CONSTRAINT "invoice_items_account_id_invoice_id_kind_reference_pk" PRIMARY KEY("account_id","invoice_id","kind","reference"),
	CONSTRAINT "an_invoiced_amount_is_positive" CHECK ("invoice_items"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_titles" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"kind" "invoice_title_kind" NOT NULL,
	"name" text NOT NULL,
	"tax_number" text,
	"bank" text,
	"bank_account" text,
	"address" text,
	"phone" text,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "invoice_titles_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "an_enterprise_has_a_tax_number" CHECK ("invoice_titles"."kind" = 'personal' or "invoice_titles"."tax_number" is not null),
	CONSTRAINT "a_special_invoice_names_the_bank" CHECK ("invoice_titles"."kind" <> 'enterprise-special' or num_nulls("invoice_titles"."bank", "invoice_titles"."bank_account", "invoice_titles"."address", "invoice_titles"."phone") = 0)
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"request_key" text NOT NULL,
	"title" jsonb NOT NULL,
	"email" text NOT NULL,
	"amount" "fen" NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"issued_at" timestamp with time zone,
	"issued_by" text,
	"number" text,
	"rejected_at" timestamp with time zone,
	"rejected_by" text,
	"rejected_because" text,
	"reversal_asked_at" timestamp with time zone,
	"reversed_at" timestamp with time zone,
	"reversed_by" text,
	"reversal_number" text,
	"reversal_reason" text,
	CONSTRAINT "invoices_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "one_invoice_a_number" UNIQUE("number"),
	CONSTRAINT "one_reversal_a_number" UNIQUE("reversal_number"),
	CONSTRAINT "an_invoice_is_positive" CHECK ("invoices"."amount" > 0),
	CONSTRAINT "an_invoice_is_decided_once" CHECK (num_nonnulls("invoices"."withdrawn_at", "invoices"."issued_at", "invoices"."rejected_at") <= 1),
	CONSTRAINT "an_issued_invoice_has_a_number" CHECK (("invoices"."issued_at" is null) = ("invoices"."number" is null)),
	CONSTRAINT "a_rejected_invoice_has_a_reason" CHECK (("invoices"."rejected_at" is null) = ("invoices"."rejected_because" is null)),
	CONSTRAINT "only_an_issued_invoice_is_reversed" CHECK ("invoices"."reversed_at" is null or "invoices"."issued_at" is not null),
	CONSTRAINT "a_reversal_has_a_number" CHECK (("invoices"."reversed_at" is null) = ("invoices"."reversal_number" is null))
);
--> statement-breakpoint
CREATE TABLE "mail_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"purpose" "mail_link_purpose" NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "a_link_works_for_a_time" CHECK ("mail_links"."expires_at" > "mail_links"."created_at")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" bigint,
	"occasion" text NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"locale" "locale" NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"send_after" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	"error" text,
	"abandoned_at" timestamp with time zone,
	CONSTRAINT "one_mail_an_occasion" UNIQUE("occasion"),
	CONSTRAINT "a_mail_ends_one_way" CHECK (num_nonnulls("mails"."sent_at", "mails"."abandoned_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "email_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "totp_secret_encrypted" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "totp_enabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "totp_last_step" bigint;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "clocks" ADD COLUMN "noticed_through" text;--> statement-breakpoint
UPDATE "clocks" SET "noticed_through" = to_char("now" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD');--> statement-breakpoint
ALTER TABLE "clocks" ALTER COLUMN "noticed_through" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "alert_settings" ADD CONSTRAINT "alert_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_channels" ADD CONSTRAINT "notice_channels_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_account_id_webhook_id_webhooks_account_id_id_fk" FOREIGN KEY ("account_id","webhook_id") REFERENCES "public"."webhooks"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_account_id_month_bills_account_id_month_fk" FOREIGN KEY ("account_id","month") REFERENCES "public"."bills"("account_id","month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_items" ADD CONSTRAINT "invoice_items_account_id_invoice_id_invoices_account_id_id_fk" FOREIGN KEY ("account_id","invoice_id") REFERENCES "public"."invoices"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_titles" ADD CONSTRAINT "invoice_titles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_links" ADD CONSTRAINT "mail_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_to_try" ON "webhook_deliveries" USING btree ("next_try_at") WHERE delivered_at is null and abandoned_at is null;--> statement-breakpoint
CREATE INDEX "newest_deliveries" ON "webhook_deliveries" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_adjustment_per_request" ON "adjustments" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE INDEX "adjustments_waiting" ON "adjustments" USING btree ("requested_at") WHERE booked_at is null and decided_at is null;--> statement-breakpoint
CREATE INDEX "adjustments_of_a_bill" ON "adjustments" USING btree ("account_id","month");--> statement-breakpoint
CREATE INDEX "notifications_of_a_recharge" ON "payment_notifications" USING btree ("recharge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "spending_is_invoiced_once" ON "invoice_items" USING btree ("account_id","kind","reference") WHERE released_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_default_title_an_account" ON "invoice_titles" USING btree ("account_id") WHERE is_default and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_invoice_per_request" ON "invoices" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE INDEX "newest_invoices" ON "invoices" USING btree ("account_id","applied_at");--> statement-breakpoint
CREATE INDEX "invoices_waiting" ON "invoices" USING btree ("applied_at") WHERE withdrawn_at is null and issued_at is null and rejected_at is null;--> statement-breakpoint
CREATE INDEX "links_of_a_person" ON "mail_links" USING btree ("person_id","purpose","created_at");--> statement-breakpoint
CREATE INDEX "mails_to_send" ON "mails" USING btree ("send_after") WHERE sent_at is null and abandoned_at is null;--> statement-breakpoint
CREATE INDEX "newest_mails" ON "mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "mails_of_an_account" ON "mails" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_recovery_code_a_hash" ON "recovery_codes" USING btree ("person_id","hash");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "packs_of_a_campaign" ON "packs" USING btree ("campaign_id","account_id") WHERE campaign_id is not null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "an_authenticator_has_a_secret" CHECK ("people"."totp_enabled_at" is null or "people"."totp_secret_encrypted" is not null);--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "noticed_through_a_day" CHECK ("clocks"."noticed_through" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');