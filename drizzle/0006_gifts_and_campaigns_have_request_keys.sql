ALTER TABLE "campaigns" ADD COLUMN "request_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "gift_key" text;--> statement-breakpoint
CREATE UNIQUE INDEX "one_gift_per_request" ON "packs" USING btree ("account_id","gift_key") WHERE gift_key is not null;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "one_campaign_per_request" UNIQUE("request_key");