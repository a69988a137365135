CREATE INDEX "release_counts_hour" ON "release_counts" USING btree ("tenant_id","hour") WHERE kind in ('accepted', 'bounced', 'bounced-later', 'complained');--> statement-breakpoint
-- What a new installation sells. An operator's command adds others and changes these.
INSERT INTO plans (id, name, monthly_quota, seats) VALUES ('trial', 'Trial', 100000, 10), ('standard', 'Standard', 1000000, NULL);
--> statement-breakpoint
-- What the reader's functions for operators look at: counts and names, and of a contact nothing but whose it is.
GRANT SELECT ON release_counts, plans, support_grants TO hikyaku_reader;
--> statement-breakpoint
GRANT SELECT (tenant_id) ON contacts, queue TO hikyaku_reader;
--> statement-breakpoint
GRANT SELECT (id, person_id, audience, assurance, last_seen_at, expires_at, revoked_at) ON sessions TO hikyaku_reader;
--> statement-breakpoint
GRANT SELECT (person_id, disabled_at) ON operators TO hikyaku_reader;
--> statement-breakpoint
-- The tenants, for a session of an operator that is open now, and for nobody else: the web alone cannot ask it.
CREATE FUNCTION tenants_for_operator(operator_session text, wanted uuid, search text, standings text[], after_name text, after_id uuid, most integer)
  RETURNS TABLE (tenant_id uuid, slug text, name text, standing text, standing_reason text, standing_changed_at timestamptz,
    plan_id text, plan_name text, trial_ends_at timestamptz, daily_quota integer, monthly_quota integer, time_zone text, created_at timestamptz,
    people integer, contacts integer, waiting integer, accepted_month integer, accepted_day integer, bounced_month integer,
    complained_month integer, last_seen_at timestamptz, support_until timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH page AS (
    SELECT t.* FROM public.tenants t
    WHERE EXISTS (SELECT FROM public.sessions s JOIN public.operators o ON o.person_id = s.person_id AND o.disabled_at IS NULL
        WHERE s.id = operator_session AND s.audience = 'operator' AND s.assurance = 2 AND s.revoked_at IS NULL AND s.expires_at > now())
      AND (wanted IS NULL OR t.tenant_id = wanted)
      AND (search IS NULL OR t.name ILIKE search OR t.slug ILIKE search)
      AND (standings IS NULL OR t.standing = ANY (standings))
      AND (after_id IS NULL OR (t.name, t.tenant_id) > (after_name, after_id))
    ORDER BY t.name, t.tenant_id LIMIT most
  )
  SELECT t.tenant_id, t.slug, t.name, t.standing, t.standing_reason, t.standing_changed_at,
    t.plan_id, p.name, t.trial_ends_at, t.daily_quota, t.monthly_quota, t.time_zone, t.created_at,
    (SELECT count(*) FROM public.members m WHERE m.tenant_id = t.tenant_id)::integer,
    (SELECT count(*) FROM (SELECT FROM public.contacts c WHERE c.tenant_id = t.tenant_id LIMIT 100001) few)::integer,
    (SELECT count(*) FROM (SELECT FROM public.queue q WHERE q.tenant_id = t.tenant_id LIMIT 100001) few)::integer,
    coalesce(u.accepted_month, 0)::integer, coalesce(u.accepted_day, 0)::integer, coalesce(u.bounced_month, 0)::integer,
    coalesce(u.complained_month, 0)::integer,
    (SELECT max(s.last_seen_at) FROM public.members m JOIN public.sessions s ON s.person_id = m.person_id
      WHERE m.tenant_id = t.tenant_id AND s.audience = 'console'),
    (SELECT max(g.expires_at) FROM public.support_grants g
      WHERE g.tenant_id = t.tenant_id AND g.revoked_at IS NULL AND g.expires_at > now())
  FROM page t LEFT JOIN public.plans p ON p.id = t.plan_id
  LEFT JOIN LATERAL (
    SELECT sum(c.count) FILTER (WHERE c.kind = 'accepted' AND c.hour >= m.since) accepted_month,
      sum(c.count) FILTER (WHERE c.kind = 'accepted' AND c.hour > now() - interval '24 hours') accepted_day,
      sum(c.count) FILTER (WHERE c.kind IN ('bounced', 'bounced-later') AND c.hour >= m.since) bounced_month,
      sum(c.count) FILTER (WHERE c.kind = 'complained' AND c.hour >= m.since) complained_month
    FROM (SELECT date_trunc('month', now(), t.time_zone) since) m
    JOIN public.release_counts c ON c.tenant_id = t.tenant_id AND c.hour >= least(m.since, now() - interval '24 hours')
      AND c.kind IN ('accepted', 'bounced', 'bounced-later', 'complained')) u ON true
  ORDER BY t.name, t.tenant_id
$$;
--> statement-breakpoint
-- The tenant that an operator may look into now: one whose leave is open.
CREATE FUNCTION tenant_looked_into(operator_session text, wanted text)
  RETURNS TABLE (tenant_id uuid, slug text, name text, person_id uuid, grant_id uuid, expires_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.tenant_id, t.slug, t.name, s.person_id, g.id, g.expires_at
  FROM public.sessions s JOIN public.operators o ON o.person_id = s.person_id AND o.disabled_at IS NULL
  JOIN public.tenants t ON t.slug = wanted
  JOIN public.support_grants g ON g.tenant_id = t.tenant_id AND g.revoked_at IS NULL AND g.expires_at > now()
  WHERE s.id = operator_session AND s.audience = 'operator' AND s.assurance = 2 AND s.revoked_at IS NULL AND s.expires_at > now()
  ORDER BY g.expires_at DESC LIMIT 1
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO hikyaku_reader;
--> statement-breakpoint
ALTER FUNCTION tenants_for_operator(text, uuid, text, text[], text, uuid, integer) OWNER TO hikyaku_reader;
--> statement-breakpoint
ALTER FUNCTION tenant_looked_into(text, text) OWNER TO hikyaku_reader;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM hikyaku_reader;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tenants_for_operator(text, uuid, text, text[], text, uuid, integer), tenant_looked_into(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenants_for_operator(text, uuid, text, text[], text, uuid, integer), tenant_looked_into(text, text) TO hikyaku_app;
