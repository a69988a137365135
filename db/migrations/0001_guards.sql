-- Row-level security also for the owner, on every table that carries tenant_id.
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- What the two working roles may do. Ledgers, logs and releases are append-only, or change only in the columns named.
GRANT USAGE ON SCHEMA public TO hikyaku_app, hikyaku_worker, hikyaku_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON
  tenants, members, api_keys, api_key_index, contacts, contact_fields, contact_values, tags, contact_tags, consents, suppressions,
  idempotency_keys, imports, import_errors, segments, templates, domains, domain_owners, campaigns,
  people, sessions, login_challenges, rate_limits, release_shards
  TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- A file is written once: its size and hash when it has arrived, its bytes never again. They go with it.
GRANT SELECT, INSERT, DELETE ON files TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT UPDATE (size_in_bytes, sha256) ON files TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_log, consent_events, suppression_events, segment_versions, sends, message_events, reactions, file_chunks TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON approvals, releases TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT UPDATE (state, decided_by, decided_at, decision_comment) ON approvals TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT UPDATE (state, due_at, started_at, expanded_at, finished_at) ON releases TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON release_counts TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT ON queue TO hikyaku_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON queue TO hikyaku_worker;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- Rows of a running import, between COPY and INSERT … SELECT. COPY FROM is refused under row-level security, so this table has
-- none; only the worker may touch it, and every statement names import and tenant.
CREATE UNLOGGED TABLE staging_import (
  tenant uuid NOT NULL, import_id uuid NOT NULL, "row" integer NOT NULL, email_key text NOT NULL, address_hash text NOT NULL, contact jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX staging_import_import ON staging_import (tenant, import_id, "row");
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON staging_import TO hikyaku_worker;
--> statement-breakpoint
-- The tenants of a person, asked at sign-in before a tenant is chosen.
CREATE FUNCTION tenants_of_person(person uuid)
  RETURNS TABLE (tenant_id uuid, slug text, name text, role text, standing text, second_factor_required boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.tenant_id, t.slug, t.name, m.role, t.standing, t.second_factor_required
  FROM public.members m JOIN public.tenants t USING (tenant_id) WHERE m.person_id = person ORDER BY t.name
$$;
--> statement-breakpoint
-- The tenant that a signed link or return path names by its number.
CREATE FUNCTION tenant_of_number(wanted integer) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT tenant_id FROM public.tenants WHERE number = wanted
$$;
--> statement-breakpoint
GRANT SELECT ON members, tenants TO hikyaku_reader;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO hikyaku_reader;
--> statement-breakpoint
ALTER FUNCTION tenants_of_person(uuid) OWNER TO hikyaku_reader;
--> statement-breakpoint
ALTER FUNCTION tenant_of_number(integer) OWNER TO hikyaku_reader;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM hikyaku_reader;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tenants_of_person(uuid), tenant_of_number(integer) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenants_of_person(uuid), tenant_of_number(integer) TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- Makes the partitions of one month. Nobody has a grant on a partition, and each has row-level security without a policy:
-- rows are reached through the parent only.
CREATE FUNCTION make_month_partitions(month date) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE parent text; child text; first date := date_trunc('month', month)::date; next date := (date_trunc('month', month) + interval '1 month')::date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['sends', 'message_events'] LOOP
    child := parent || '_' || to_char(first, 'YYYY_MM');
    CONTINUE WHEN to_regclass('public.' || child) IS NOT NULL;
    EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', child, parent,
      CASE parent WHEN 'sends' THEN first::text ELSE first::text || ' 00:00:00+00' END,
      CASE parent WHEN 'sends' THEN next::text ELSE next::text || ' 00:00:00+00' END);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', child);
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', child);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION make_month_partitions(date) FROM PUBLIC;
