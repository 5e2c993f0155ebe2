-- R-REV-1 · Revenue of packs was recognised by the month and is now by the call: what calls since the last month's end
-- earned is booked once, so that the ledger knows of every pack what is still deferred.
INSERT INTO transfers (account_id, id, cause, reference, line, debit, credit, amount, happened_at)
SELECT pack.account_id, 'tra_' || upper(substr(md5(random()::text || pack.id), 1, 16)), 'recognition',
  pack.id || ':by-the-call', 0, 'deferred:packs', 'revenue:packs', earned.so_far - booked.so_far,
  CASE account.clock_id WHEN 'real' THEN now() ELSE clock.now END
FROM packs pack
JOIN accounts account ON account.id = pack.account_id
JOIN clocks clock ON clock.id = account.clock_id
CROSS JOIN LATERAL (SELECT div(pack.price * 100 * pack.calls_used, pack.calls_total) / 100 AS so_far) earned
CROSS JOIN LATERAL (
  SELECT coalesce(sum(amount), 0) AS so_far FROM transfers
  WHERE account_id = pack.account_id AND cause = 'recognition' AND split_part(reference, ':', 1) = pack.id
) booked
WHERE pack.kind = 'bought' AND pack.refunded_at IS NULL AND earned.so_far > booked.so_far;--> statement-breakpoint
DROP INDEX "newest_transfers";--> statement-breakpoint
CREATE INDEX "newest_transfers" ON "transfers" USING btree ("account_id","happened_at","id") WHERE cause <> 'recognition';
