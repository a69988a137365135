-- Why a release is paused, since when, and for how long its mail had to wait.
GRANT UPDATE (pause_reason, paused_at, held_at, waited_seconds) ON releases TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- A decision is final, whoever writes: an approval can be voided by a later edit, and nothing can ever be approved that was not open.
CREATE FUNCTION keep_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.state <> OLD.state AND OLD.state <> 'open' AND NOT (OLD.state = 'approved' AND NEW.state = 'void') THEN
    RAISE EXCEPTION 'an approval that is % cannot become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state <> 'open' AND (NEW.decided_by, NEW.decided_at, NEW.decision_comment) IS DISTINCT FROM (OLD.decided_by, OLD.decided_at, OLD.decision_comment) THEN
    RAISE EXCEPTION 'who decided, when, and what he said, stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION keep_decision() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER approvals_keep_decision BEFORE UPDATE ON approvals FOR EACH ROW EXECUTE FUNCTION keep_decision();
