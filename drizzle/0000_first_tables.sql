-- Numbers that cannot be NaN: numeric alone lets it through every CHECK and poisons each sum.
CREATE DOMAIN "fen" AS numeric(16, 2) CONSTRAINT "fen_are_a_number" CHECK (VALUE <> 'NaN');--> statement-breakpoint
CREATE DOMAIN "exact_money" AS numeric(24, 8) CONSTRAINT "money_is_a_number" CHECK (VALUE <> 'NaN');--> statement-breakpoint
CREATE DOMAIN "call_count" AS bigint CONSTRAINT "calls_are_counted_from_zero" CHECK (VALUE BETWEEN 0 AND 1000000000000000);--> statement-breakpoint
CREATE DOMAIN "calendar_month" AS text CONSTRAINT "a_month_is_written_yyyy_mm" CHECK (VALUE ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');--> statement-breakpoint
CREATE SEQUENCE "account_numbers" START WITH 100000001;--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('customer', 'support', 'finance', 'operator');--> statement-breakpoint
CREATE TYPE "public"."verification_kind" AS ENUM('personal', 'enterprise');--> statement-breakpoint
CREATE TYPE "public"."bill_line_kind" AS ENUM('usage', 'prior_period');--> statement-breakpoint
CREATE TYPE "public"."tier_basis" AS ENUM('gross', 'net');--> statement-breakpoint
CREATE TYPE "public"."ledger_account" AS ENUM('purse:cash', 'purse:income', 'purse:gift', 'vouchers', 'deferred:packs', 'revenue:packs', 'revenue:breakage', 'revenue:postpaid', 'funding:sandbox', 'funding:alipay', 'funding:transfer', 'funding:promotion', 'funding:income', 'adjustments');--> statement-breakpoint
CREATE TYPE "public"."recharge_channel" AS ENUM('sandbox', 'alipay', 'transfer');--> statement-breakpoint
CREATE TYPE "public"."transfer_cause" AS ENUM('recharge', 'order', 'refund', 'bill', 'adjustment', 'gift', 'expiry', 'recognition');--> statement-breakpoint
CREATE TYPE "public"."voucher_scope" AS ENUM('prepaid', 'postpaid', 'both');--> statement-breakpoint
CREATE TYPE "public"."edition" AS ENUM('camera', 'album', 'web', 'news', 'none');--> statement-breakpoint
CREATE TYPE "public"."pack_kind" AS ENUM('free', 'gifted', 'bought');--> statement-breakpoint
CREATE TYPE "public"."pack_sku" AS ENUM('general-10k', 'general-100k', 'general-1m', 'general-5m', 'general-15m', 'general-50m');--> statement-breakpoint
CREATE TYPE "public"."product" AS ENUM('general', 'legacy');--> statement-breakpoint
CREATE TYPE "public"."refund_state" AS ENUM('in_review', 'awaiting_finance', 'paid', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" bigint PRIMARY KEY DEFAULT nextval('account_numbers') NOT NULL,
	"name" text NOT NULL,
	"clock_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone,
	"verified_as" "verification_kind",
	"identity_fingerprint" text,
	"activation_requested_at" timestamp with time zone,
	"activated_at" timestamp with time zone,
	"arrears_since" timestamp with time zone,
	"grace_ends_at" timestamp with time zone,
	"suspended_for_arrears_at" timestamp with time zone,
	"content_stopped_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"settled_through" "calendar_month",
	CONSTRAINT "an_account_has_a_name" CHECK (length("accounts"."name") between 1 and 100),
	CONSTRAINT "activation_follows_its_request" CHECK ("accounts"."activated_at" is null or "accounts"."activation_requested_at" <= "accounts"."activated_at"),
	CONSTRAINT "grace_belongs_to_arrears" CHECK (("accounts"."arrears_since" is null) = ("accounts"."grace_ends_at" is null)),
	CONSTRAINT "only_arrears_suspend_for_arrears" CHECK ("accounts"."suspended_for_arrears_at" is null or "accounts"."arrears_since" is not null),
	CONSTRAINT "verified_as_something" CHECK (("accounts"."verified_at" is null) = ("accounts"."verified_as" is null))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"secret_id" text PRIMARY KEY NOT NULL,
	"account_id" bigint NOT NULL,
	"name" text NOT NULL,
	"secret_encrypted" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" bigint,
	"person_id" text,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "a_token_has_one_owner" CHECK (("api_tokens"."account_id" is null) <> ("api_tokens"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "content_stops" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"category" text NOT NULL,
	"evidence" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	"stopped_by" text NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by" text,
	"lift_reason" text,
	"upheld" boolean DEFAULT true NOT NULL,
	CONSTRAINT "content_stops_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_stop_names_its_evidence" CHECK (length("content_stops"."evidence") > 0),
	CONSTRAINT "lifting_a_stop_needs_a_reason" CHECK ("content_stops"."lifted_at" is null or length("content_stops"."lift_reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"account_id" bigint NOT NULL,
	"occasion" text NOT NULL,
	"kind" text NOT NULL,
	"values" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_account_id_occasion_pk" PRIMARY KEY("account_id","occasion")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"account_id" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "customers_have_an_account_and_staff_none" CHECK (("people"."role" = 'customer') = ("people"."account_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"clock_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"kind" "verification_kind" NOT NULL,
	"name" text NOT NULL,
	"number_encrypted" text NOT NULL,
	"number_masked" text NOT NULL,
	"number_fingerprint" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"approved_at" timestamp with time zone,
	"rejected_at" timestamp with time zone,
	"decided_by" text,
	"reason" text,
	CONSTRAINT "verifications_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_verification_is_decided_once" CHECK ("verifications"."approved_at" is null or "verifications"."rejected_at" is null),
	CONSTRAINT "a_rejection_has_a_reason" CHECK ("verifications"."rejected_at" is null or length("verifications"."reason") > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"details" jsonb NOT NULL,
	CONSTRAINT "audit_log_account_id_id_pk" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_answer_per_key" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "bill_lines" (
	"account_id" bigint NOT NULL,
	"month" "calendar_month" NOT NULL,
	"line" smallint NOT NULL,
	"kind" "bill_line_kind" NOT NULL,
	"product" "product" NOT NULL,
	"prior_month" text,
	"catalog_version" integer NOT NULL,
	"editions" jsonb NOT NULL,
	"calls" "call_count" NOT NULL,
	"free" "call_count" NOT NULL,
	"gifted" "call_count" NOT NULL,
	"bought" "call_count" NOT NULL,
	"postpaid_calls" "call_count" NOT NULL,
	"packs" jsonb NOT NULL,
	"tier_basis" "tier_basis" NOT NULL,
	"tier_volume" "call_count" NOT NULL,
	"tier" smallint NOT NULL,
	"unit_price" "exact_money" NOT NULL,
	"exact" "exact_money" NOT NULL,
	"charge" "fen" NOT NULL,
	"rounding" "exact_money" NOT NULL,
	"rules" text[] NOT NULL,
	CONSTRAINT "bill_lines_account_id_month_line_pk" PRIMARY KEY("account_id","month","line"),
	CONSTRAINT "every_call_of_a_line_is_covered_once" CHECK ("bill_lines"."calls" = "bill_lines"."free" + "bill_lines"."gifted" + "bill_lines"."bought" + "bill_lines"."postpaid_calls"),
	CONSTRAINT "amount_follows_from_the_price" CHECK ("bill_lines"."exact" = "bill_lines"."unit_price" * "bill_lines"."postpaid_calls"),
	CONSTRAINT "rounding_is_the_difference" CHECK ("bill_lines"."charge" = "bill_lines"."exact" + "bill_lines"."rounding")
);
--> statement-breakpoint
CREATE TABLE "bills" (
	"account_id" bigint NOT NULL,
	"month" "calendar_month" NOT NULL,
	"run_id" text NOT NULL,
	"calls" "call_count" NOT NULL,
	"postpaid_calls" "call_count" NOT NULL,
	"exact" "exact_money" NOT NULL,
	"total" "fen" NOT NULL,
	"voucher_id" text,
	"paid_voucher" "fen" NOT NULL,
	"paid_gift" "fen" NOT NULL,
	"paid_income" "fen" NOT NULL,
	"paid_cash" "fen" NOT NULL,
	"owed" "fen" NOT NULL,
	"cash_after" "fen" NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_bill_a_month" PRIMARY KEY("account_id","month"),
	CONSTRAINT "a_bill_is_charged_in_full" CHECK ("bills"."total" = "bills"."paid_voucher" + "bills"."paid_gift" + "bills"."paid_income" + "bills"."paid_cash"),
	CONSTRAINT "what_is_owed_was_charged_to_cash" CHECK ("bills"."owed" between 0 and "bills"."paid_cash")
);
--> statement-breakpoint
CREATE TABLE "settlement_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"clock_id" text NOT NULL,
	"month" "calendar_month" NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" text NOT NULL,
	"accounts" integer NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "settlement_tasks" (
	"run_id" text NOT NULL,
	"account_id" bigint NOT NULL,
	"done_at" timestamp with time zone,
	"billed" "fen",
	"tries" smallint DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "settlement_tasks_account_id_run_id_pk" PRIMARY KEY("account_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "catalog_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	"document" jsonb NOT NULL,
	CONSTRAINT "one_version_takes_effect_at_an_instant" UNIQUE("effective_from"),
	CONSTRAINT "versions_count_from_one" CHECK ("catalog_versions"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"now" timestamp with time zone NOT NULL,
	"granted_through" "calendar_month" NOT NULL,
	"settled_through" "calendar_month" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_clock_has_a_name" CHECK (length("clocks"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "purses" (
	"account_id" bigint PRIMARY KEY NOT NULL,
	"cash" "fen" DEFAULT '0' NOT NULL,
	"income" "fen" DEFAULT '0' NOT NULL,
	"gift" "fen" DEFAULT '0' NOT NULL,
	"frozen" "fen" DEFAULT '0' NOT NULL,
	CONSTRAINT "only_cash_goes_below_zero" CHECK ("purses"."income" >= 0 and "purses"."gift" >= 0),
	CONSTRAINT "frozen_is_not_negative" CHECK ("purses"."frozen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "recharges" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"amount" "fen" NOT NULL,
	"channel" "recharge_channel" NOT NULL,
	"request_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"reference" text,
	CONSTRAINT "recharges_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_recharge_is_positive" CHECK ("recharges"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"cause" "transfer_cause" NOT NULL,
	"reference" text NOT NULL,
	"line" smallint NOT NULL,
	"debit" "ledger_account" NOT NULL,
	"credit" "ledger_account" NOT NULL,
	"amount" "fen" NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"balance_after" "fen",
	"note" text,
	CONSTRAINT "transfers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_transfer_moves_money" CHECK ("transfers"."amount" > 0),
	CONSTRAINT "a_transfer_has_two_ends" CHECK ("transfers"."debit" <> "transfers"."credit")
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"face_value" "fen" NOT NULL,
	"balance" "fen" NOT NULL,
	"minimum" "fen" DEFAULT '0' NOT NULL,
	"scope" "voucher_scope" DEFAULT 'both' NOT NULL,
	"products" text,
	"multi_use" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"given_by" text NOT NULL,
	CONSTRAINT "vouchers_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_voucher_is_never_overspent" CHECK ("vouchers"."balance" >= 0 and "vouchers"."balance" <= "vouchers"."face_value"),
	CONSTRAINT "a_voucher_ends_after_it_starts" CHECK ("vouchers"."ends_at" > "vouchers"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"request_key" text NOT NULL,
	"sku" "pack_sku" NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" "fen" NOT NULL,
	"total" "fen" NOT NULL,
	"catalog_version" integer NOT NULL,
	"voucher_id" text,
	"paid_voucher" "fen" DEFAULT '0' NOT NULL,
	"paid_gift" "fen" DEFAULT '0' NOT NULL,
	"paid_income" "fen" DEFAULT '0' NOT NULL,
	"paid_cash" "fen" DEFAULT '0' NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	CONSTRAINT "orders_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "an_order_holds_1_to_100_packs" CHECK ("orders"."quantity" between 1 and 100),
	CONSTRAINT "the_total_follows_from_the_price" CHECK ("orders"."total" = "orders"."unit_price" * "orders"."quantity"),
	CONSTRAINT "a_paid_order_is_paid_in_full" CHECK ("orders"."paid_at" is null or "orders"."total" = "orders"."paid_voucher" + "orders"."paid_gift" + "orders"."paid_income" + "orders"."paid_cash"),
	CONSTRAINT "paying_and_delivering_are_one" CHECK (("orders"."paid_at" is null) = ("orders"."delivered_at" is null)),
	CONSTRAINT "an_order_ends_one_way" CHECK (num_nonnulls("orders"."paid_at", "orders"."cancelled_at", "orders"."expired_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "pack_deductions" (
	"account_id" bigint NOT NULL,
	"pack_id" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"calls" "call_count" NOT NULL,
	"left_after" "call_count" NOT NULL,
	CONSTRAINT "pack_deductions_account_id_pack_id_hour_pk" PRIMARY KEY("account_id","pack_id","hour"),
	CONSTRAINT "a_deduction_takes_calls" CHECK ("pack_deductions"."calls" > 0)
);
--> statement-breakpoint
CREATE TABLE "packs" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"product" "product" NOT NULL,
	"kind" "pack_kind" NOT NULL,
	"calls_total" "call_count" NOT NULL,
	"calls_used" "call_count" DEFAULT 0 NOT NULL,
	"first_used_at" timestamp with time zone,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"free_month" "calendar_month",
	"order_id" text,
	"sku" "pack_sku",
	"price" "fen" DEFAULT '0' NOT NULL,
	"paid_voucher" "fen" DEFAULT '0' NOT NULL,
	"paid_gift" "fen" DEFAULT '0' NOT NULL,
	"paid_income" "fen" DEFAULT '0' NOT NULL,
	"paid_cash" "fen" DEFAULT '0' NOT NULL,
	"campaign_rule" jsonb,
	"gift_reason" text,
	"given_by" text,
	"held_at" timestamp with time zone,
	"refunded_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "packs_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_pack_is_never_overdrawn" CHECK ("packs"."calls_used" between 0 and "packs"."calls_total"),
	CONSTRAINT "a_pack_ends_after_it_starts" CHECK ("packs"."ends_at" > "packs"."starts_at"),
	CONSTRAINT "bought_packs_have_an_order" CHECK (("packs"."kind" = 'bought') = ("packs"."order_id" is not null)),
	CONSTRAINT "free_packs_have_a_month" CHECK (("packs"."kind" = 'free') = ("packs"."free_month" is not null)),
	CONSTRAINT "only_general_has_packs" CHECK ("packs"."product" = 'general'),
	CONSTRAINT "a_refunded_pack_was_never_used" CHECK ("packs"."refunded_at" is null or "packs"."calls_used" = 0),
	CONSTRAINT "only_bought_packs_are_refunded" CHECK ("packs"."refunded_at" is null or "packs"."kind" = 'bought'),
	CONSTRAINT "what_was_paid_sums_to_the_price" CHECK ("packs"."price" = "packs"."paid_voucher" + "packs"."paid_gift" + "packs"."paid_income" + "packs"."paid_cash")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"account_id" bigint NOT NULL,
	"id" text NOT NULL,
	"pack_id" text NOT NULL,
	"request_key" text NOT NULL,
	"reason" text NOT NULL,
	"state" "refund_state" NOT NULL,
	"rules" jsonb NOT NULL,
	"cash" "fen" NOT NULL,
	"income" "fen" NOT NULL,
	"gift" "fen" NOT NULL,
	"voucher_not_returned" "fen" NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"first_approved_at" timestamp with time zone,
	"first_approved_by" text,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"note" text,
	"customer_reason" text,
	CONSTRAINT "refunds_account_id_id_pk" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_second_pair_of_eyes_is_another_pair" CHECK ("refunds"."first_approved_by" is null or "refunds"."decided_by" is null or "refunds"."state" <> 'paid' or "refunds"."first_approved_by" <> "refunds"."decided_by"),
	CONSTRAINT "a_decision_has_a_time" CHECK (("refunds"."state" in ('in_review', 'awaiting_finance')) = ("refunds"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "call_failures" (
	"account_id" bigint NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"code" text NOT NULL,
	"calls" "call_count" NOT NULL,
	CONSTRAINT "call_failures_account_id_hour_action_code_pk" PRIMARY KEY("account_id","hour","action","code")
);
--> statement-breakpoint
CREATE TABLE "usage_events" (
	"account_id" bigint NOT NULL,
	"key" uuid NOT NULL,
	"product" "product" NOT NULL,
	"edition" "edition" NOT NULL,
	"calls" "call_count" NOT NULL,
	"free" "call_count" DEFAULT 0 NOT NULL,
	"gifted" "call_count" DEFAULT 0 NOT NULL,
	"bought" "call_count" DEFAULT 0 NOT NULL,
	"postpaid" "call_count" DEFAULT 0 NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"time_given" boolean NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"billed_month" "calendar_month" NOT NULL,
	"draws" jsonb NOT NULL,
	"secret_id" text,
	CONSTRAINT "one_count_per_key" PRIMARY KEY("account_id","key"),
	CONSTRAINT "an_event_counts_calls" CHECK ("usage_events"."calls" > 0),
	CONSTRAINT "every_call_is_covered_once" CHECK ("usage_events"."calls" = "usage_events"."free" + "usage_events"."gifted" + "usage_events"."bought" + "usage_events"."postpaid")
);
--> statement-breakpoint
CREATE TABLE "usage_hours" (
	"account_id" bigint NOT NULL,
	"product" "product" NOT NULL,
	"edition" "edition" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"calls" "call_count" NOT NULL,
	"free" "call_count" DEFAULT 0 NOT NULL,
	"gifted" "call_count" DEFAULT 0 NOT NULL,
	"bought" "call_count" DEFAULT 0 NOT NULL,
	"postpaid" "call_count" DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_hours_account_id_hour_product_edition_pk" PRIMARY KEY("account_id","hour","product","edition"),
	CONSTRAINT "every_call_of_an_hour_is_covered_once" CHECK ("usage_hours"."calls" = "usage_hours"."free" + "usage_hours"."gifted" + "usage_hours"."bought" + "usage_hours"."postpaid")
);
--> statement-breakpoint
CREATE TABLE "usage_months" (
	"account_id" bigint NOT NULL,
	"month" "calendar_month" NOT NULL,
	"product" "product" NOT NULL,
	"edition" "edition" NOT NULL,
	"catalog_version" integer NOT NULL,
	"prior_month" text DEFAULT '' NOT NULL,
	"calls" "call_count" NOT NULL,
	"free" "call_count" DEFAULT 0 NOT NULL,
	"gifted" "call_count" DEFAULT 0 NOT NULL,
	"bought" "call_count" DEFAULT 0 NOT NULL,
	"postpaid" "call_count" DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_months_account_id_month_product_edition_catalog_version_prior_month_pk" PRIMARY KEY("account_id","month","product","edition","catalog_version","prior_month"),
	CONSTRAINT "every_call_of_a_month_is_covered_once" CHECK ("usage_months"."calls" = "usage_months"."free" + "usage_months"."gifted" + "usage_months"."bought" + "usage_months"."postpaid")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_clock_id_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content_stops" ADD CONSTRAINT "content_stops_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clock_id_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_lines" ADD CONSTRAINT "bill_lines_account_id_month_bills_account_id_month_fk" FOREIGN KEY ("account_id","month") REFERENCES "public"."bills"("account_id","month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bills" ADD CONSTRAINT "bills_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement_runs" ADD CONSTRAINT "settlement_runs_clock_id_clocks_id_fk" FOREIGN KEY ("clock_id") REFERENCES "public"."clocks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purses" ADD CONSTRAINT "purses_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recharges" ADD CONSTRAINT "recharges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pack_deductions" ADD CONSTRAINT "pack_deductions_account_id_pack_id_packs_account_id_id_fk" FOREIGN KEY ("account_id","pack_id") REFERENCES "public"."packs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_account_id_order_id_orders_account_id_id_fk" FOREIGN KEY ("account_id","order_id") REFERENCES "public"."orders"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_account_id_pack_id_packs_account_id_id_fk" FOREIGN KEY ("account_id","pack_id") REFERENCES "public"."packs"("account_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_months" ADD CONSTRAINT "usage_months_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_of_a_clock" ON "accounts" USING btree ("clock_id","id");--> statement-breakpoint
CREATE INDEX "accounts_with_one_identity" ON "accounts" USING btree ("identity_fingerprint");--> statement-breakpoint
CREATE INDEX "accounts_in_grace" ON "accounts" USING btree ("clock_id","grace_ends_at") WHERE arrears_since is not null and suspended_for_arrears_at is null;--> statement-breakpoint
CREATE INDEX "keys_of_an_account" ON "api_keys" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_stop_an_account" ON "content_stops" USING btree ("account_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "newest_notices" ON "notices" USING btree ("account_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_person_per_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_of_a_person" ON "sessions" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_verification_an_account" ON "verifications" USING btree ("account_id") WHERE approved_at is null and rejected_at is null;--> statement-breakpoint
CREATE INDEX "verifications_waiting" ON "verifications" USING btree ("submitted_at") WHERE approved_at is null and rejected_at is null;--> statement-breakpoint
CREATE INDEX "newest_audit_entries" ON "audit_log" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "bills_of_a_month" ON "bills" USING btree ("month","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_run_a_month_and_clock" ON "settlement_runs" USING btree ("clock_id","month");--> statement-breakpoint
CREATE INDEX "tasks_of_a_run" ON "settlement_tasks" USING btree ("run_id","account_id") WHERE done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_recharge_per_request" ON "recharges" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "money_moves_once_for_a_cause" ON "transfers" USING btree ("account_id","cause","reference","line");--> statement-breakpoint
CREATE INDEX "newest_transfers" ON "transfers" USING btree ("account_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "vouchers_to_expire" ON "vouchers" USING btree ("ends_at") WHERE expired_at is null and spent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_order_per_request" ON "orders" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE INDEX "newest_orders" ON "orders" USING btree ("account_id","placed_at");--> statement-breakpoint
CREATE INDEX "orders_to_expire" ON "orders" USING btree ("expires_at") WHERE paid_at is null and cancelled_at is null and expired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_free_pack_a_month" ON "packs" USING btree ("account_id","product","free_month") WHERE kind = 'free';--> statement-breakpoint
CREATE INDEX "packs_to_draw_from" ON "packs" USING btree ("account_id","ends_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "packs_to_expire" ON "packs" USING btree ("ends_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "packs_of_an_order" ON "packs" USING btree ("account_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_refund_per_request" ON "refunds" USING btree ("account_id","request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_or_paid_refund_a_pack" ON "refunds" USING btree ("account_id","pack_id") WHERE state in ('in_review', 'awaiting_finance', 'paid');--> statement-breakpoint
CREATE INDEX "newest_refunds" ON "refunds" USING btree ("account_id","requested_at");--> statement-breakpoint
CREATE INDEX "refunds_waiting" ON "refunds" USING btree ("requested_at") WHERE state in ('in_review', 'awaiting_finance');--> statement-breakpoint
CREATE INDEX "refunds_by_id" ON "refunds" USING btree ("id");--> statement-breakpoint
CREATE INDEX "accounts_that_used_a_month" ON "usage_months" USING btree ("month","account_id");