-- The app acts in this role. What is history it may read and add to, never rewrite: bills and their
-- lines, the ledger, the audit log, usage events, published catalogue versions.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tuqian_app') THEN CREATE ROLE tuqian_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'tuqian_app', 'MEMBER') THEN EXECUTE format('GRANT tuqian_app TO %I', current_user); END IF;
END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tuqian_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tuqian_app;--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO tuqian_app;--> statement-breakpoint
REVOKE UPDATE, DELETE ON transfers, audit_log, bills, bill_lines, usage_events, catalog_versions, pack_deductions FROM tuqian_app;--> statement-breakpoint
GRANT UPDATE ON pack_deductions TO tuqian_app;--> statement-breakpoint
REVOKE DELETE ON accounts, purses, packs, orders, refunds, recharges, vouchers, usage_months, usage_hours, settlement_runs, settlement_tasks, content_stops, verifications FROM tuqian_app;--> statement-breakpoint
INSERT INTO clocks (id, name, now, granted_through, settled_through, created_at)
SELECT 'real', 'Asia/Shanghai', now(), to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'),
  to_char((now() AT TIME ZONE 'Asia/Shanghai') - interval '1 month', 'YYYY-MM'), now();
