-- R-FUND-1 · What a purse says is frozen is the sum of its open freezes: a row that is added or released moves it, and
-- the app's role may not change it in any other way. A release is for good.
CREATE FUNCTION follow_freeze() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  before numeric := 0;
  after numeric := CASE WHEN NEW.released_at IS NULL THEN NEW.amount ELSE 0 END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.released_at IS NOT NULL THEN RAISE EXCEPTION 'a freeze is released once' USING ERRCODE = 'check_violation'; END IF;
    before := OLD.amount;
  END IF;
  UPDATE purses SET frozen = frozen + after - before WHERE account_id = NEW.account_id;
  IF NOT FOUND THEN RAISE EXCEPTION 'account % has no purses', NEW.account_id; END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER a_freeze_moves_what_is_frozen AFTER INSERT OR UPDATE ON freezes
  FOR EACH ROW EXECUTE FUNCTION follow_freeze();--> statement-breakpoint
REVOKE UPDATE ON purses FROM tuqian_app;--> statement-breakpoint
REVOKE UPDATE (frozen) ON purses FROM tuqian_app;--> statement-breakpoint
-- What was asked for stays as it was asked for; only what became of it is added.
REVOKE UPDATE ON freezes, adjustments, recharges FROM tuqian_app;--> statement-breakpoint
GRANT UPDATE (released_at, released_by) ON freezes TO tuqian_app;--> statement-breakpoint
GRANT UPDATE (decided_at, decided_by, refused_because, booked_at) ON adjustments TO tuqian_app;--> statement-breakpoint
GRANT UPDATE (paid_at, reference, next_query_at) ON recharges TO tuqian_app;
