ALTER TABLE "api_keys" ADD COLUMN "scopes" text[] DEFAULT '{tiia,billing}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "addresses" "inet"[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "stops_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "replaces" text;--> statement-breakpoint
CREATE UNIQUE INDEX "a_key_is_replaced_once" ON "api_keys" USING btree ("replaces");--> statement-breakpoint
CREATE INDEX "calls_of_a_key" ON "usage_events" USING btree ("account_id","secret_id","occurred_at","calls") WHERE secret_id is not null;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "a_key_may_something" CHECK (cardinality("api_keys"."scopes") > 0 and "api_keys"."scopes" <@ '{tiia,billing}'::text[]);--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "an_allow_list_is_short" CHECK (cardinality("api_keys"."addresses") <= 20);