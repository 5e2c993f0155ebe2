-- R-FUND-3 · A balance moves only by a transfer: the row that is written moves the purse at one of its ends, and
-- the app's role may not change a balance in any other way.
CREATE FUNCTION move_purse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  paying boolean := NEW.debit::text LIKE 'purse:%';
  paid boolean := NEW.credit::text LIKE 'purse:%';
  purse text := split_part(CASE WHEN paying THEN NEW.debit ELSE NEW.credit END::text, ':', 2);
  change numeric := CASE WHEN paying THEN -NEW.amount ELSE NEW.amount END;
BEGIN
  NEW.balance_after := NULL;
  IF NOT paying AND NOT paid THEN RETURN NEW; END IF;
  IF paying AND paid THEN RAISE EXCEPTION 'purses never pay each other' USING ERRCODE = 'check_violation'; END IF;
  UPDATE purses SET
    cash = cash + CASE purse WHEN 'cash' THEN change ELSE 0 END,
    income = income + CASE purse WHEN 'income' THEN change ELSE 0 END,
    gift = gift + CASE purse WHEN 'gift' THEN change ELSE 0 END
  WHERE account_id = NEW.account_id
  RETURNING CASE purse WHEN 'cash' THEN cash WHEN 'income' THEN income ELSE gift END INTO NEW.balance_after;
  IF NOT FOUND THEN RAISE EXCEPTION 'account % has no purses', NEW.account_id; END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER a_transfer_moves_its_purse BEFORE INSERT ON transfers
  FOR EACH ROW EXECUTE FUNCTION move_purse();--> statement-breakpoint
REVOKE UPDATE ON purses FROM tuqian_app;--> statement-breakpoint
GRANT UPDATE (frozen) ON purses TO tuqian_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON mails, mail_links, recovery_codes, alert_settings, notice_channels, webhooks,
  webhook_deliveries, adjustments, freezes, campaigns, invoice_titles, invoices, invoice_items TO tuqian_app;--> statement-breakpoint
GRANT DELETE ON mail_links, recovery_codes TO tuqian_app;--> statement-breakpoint
GRANT SELECT, INSERT ON payment_notifications TO tuqian_app;
