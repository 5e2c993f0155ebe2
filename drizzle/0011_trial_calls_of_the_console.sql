CREATE TABLE "trial_calls" (
	"account_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"place" bigint GENERATED ALWAYS AS IDENTITY (sequence name "trial_calls_place_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"made_at" timestamp with time zone NOT NULL,
	"secret_id" text NOT NULL,
	"product" "product" NOT NULL,
	"editions" "edition"[] NOT NULL,
	"sample" text,
	"latency_ms" integer,
	"response" json,
	"answered_at" timestamp with time zone,
	CONSTRAINT "one_trial_call_a_form" PRIMARY KEY("account_id","id"),
	CONSTRAINT "a_response_has_a_time" CHECK ("trial_calls"."response" is null or ("trial_calls"."answered_at" is not null and "trial_calls"."latency_ms" is not null))
);
--> statement-breakpoint
ALTER TABLE "trial_calls" ADD CONSTRAINT "trial_calls_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "newest_trial_calls" ON "trial_calls" USING btree ("account_id","place");--> statement-breakpoint
-- A call is asked for once; only what came of it is added. The oldest make room.
GRANT SELECT, INSERT, DELETE ON trial_calls TO tuqian_app;--> statement-breakpoint
GRANT UPDATE (latency_ms, response, answered_at) ON trial_calls TO tuqian_app;
