-- Metering updates these rows again and again. With room on the page a new version of a row stays beside the old one,
-- and no index is written: none holds a column that a call changes. Pages that are full already are left as they are.
ALTER TABLE packs SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE pack_deductions SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE usage_hours SET (fillfactor = 70);--> statement-breakpoint
ALTER TABLE usage_months SET (fillfactor = 70);
