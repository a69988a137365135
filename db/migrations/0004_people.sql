CREATE TABLE "audit_anchors" (
	"tenant_id" uuid NOT NULL,
	"no" bigint NOT NULL,
	"hash" text NOT NULL,
	"signature" text NOT NULL,
	"key_version" integer DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_anchors_tenant_id_no_pk" PRIMARY KEY("tenant_id","no")
);
--> statement-breakpoint
ALTER TABLE "audit_anchors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"tenant_id" uuid NOT NULL,
	"no" bigint NOT NULL,
	"audit_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_tenant_id_no_pk" PRIMARY KEY("tenant_id","no"),
	CONSTRAINT "audit_seals_audit" UNIQUE("tenant_id","audit_id")
);
--> statement-breakpoint
ALTER TABLE "audit_seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "folders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "folders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "folders_name_unique" UNIQUE NULLS NOT DISTINCT("tenant_id","parent_id","name")
);
--> statement-breakpoint
ALTER TABLE "folders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "member_folders" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"folder_id" uuid NOT NULL,
	CONSTRAINT "member_folders_tenant_id_person_id_folder_id_pk" PRIMARY KEY("tenant_id","person_id","folder_id")
);
--> statement-breakpoint
ALTER TABLE "member_folders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"custom_role_id" uuid,
	"in_folders_only" boolean DEFAULT false NOT NULL,
	"folders" uuid[] DEFAULT '{}' NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operator_log" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"person_id" uuid NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"address" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"monthly_quota" integer NOT NULL,
	"seats" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_grants" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "support_grants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "support_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_links" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"person_id" uuid,
	"tenant" uuid,
	"invitation_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint DEFAULT 0 NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"backed_up" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"person_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_person_id_hash_pk" PRIMARY KEY("person_id","hash")
);
--> statement-breakpoint
CREATE TABLE "custom_roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "custom_roles_name_unique" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "custom_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_key_index" ADD COLUMN "valid_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "allowed_networks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "sandbox" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "after" jsonb;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD COLUMN "purpose" text DEFAULT 'sign-in' NOT NULL;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD COLUMN "audience" text DEFAULT 'console' NOT NULL;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD COLUMN "webauthn_challenge" text;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD COLUMN "email_code_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "audience" text DEFAULT 'console' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "factor" text DEFAULT 'totp' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "idle_seconds" integer DEFAULT 7200 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "proved_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "custom_role_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "in_folders_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "email_codes_allowed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "allowed_networks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "session_hours" smallint DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "idle_minutes" smallint DEFAULT 120 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "plan_id" text;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "trial_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "daily_quota" integer;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "standing_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "standing_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "folders" ADD CONSTRAINT "folders_tenant_id_parent_id_folders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."folders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_folders" ADD CONSTRAINT "member_folders_tenant_id_person_id_members_tenant_id_person_id_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."members"("tenant_id","person_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_folders" ADD CONSTRAINT "member_folders_tenant_id_folder_id_folders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","folder_id") REFERENCES "public"."folders"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_custom_role_id_custom_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","custom_role_id") REFERENCES "public"."custom_roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("tenant_id","email_key");--> statement-breakpoint
CREATE INDEX "operator_log_subject" ON "operator_log" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "support_grants_expires" ON "support_grants" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "account_links_email" ON "account_links" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_folder_id_folders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","folder_id") REFERENCES "public"."folders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_tenant_id_folder_id_folders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","folder_id") REFERENCES "public"."folders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_tenant_id_folder_id_folders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","folder_id") REFERENCES "public"."folders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_custom_role_id_custom_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","custom_role_id") REFERENCES "public"."custom_roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaigns_folder" ON "campaigns" USING btree ("tenant_id","folder_id");--> statement-breakpoint
CREATE INDEX "segments_folder" ON "segments" USING btree ("tenant_id","folder_id");--> statement-breakpoint
CREATE INDEX "templates_folder" ON "templates" USING btree ("tenant_id","folder_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_anchors" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("audit_anchors"."tenant_id" = current_tenant()) WITH CHECK ("audit_anchors"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "audit_anchors" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "audit_anchors" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_seals" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("audit_seals"."tenant_id" = current_tenant()) WITH CHECK ("audit_seals"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "audit_seals" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "audit_seals" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "folders" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("folders"."tenant_id" = current_tenant()) WITH CHECK ("folders"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "folders" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "folders" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "member_folders" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("member_folders"."tenant_id" = current_tenant()) WITH CHECK ("member_folders"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "member_folders" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "member_folders" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "invitations" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("invitations"."tenant_id" = current_tenant()) WITH CHECK ("invitations"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "invitations" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "invitations" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "support_grants" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("support_grants"."tenant_id" = current_tenant()) WITH CHECK ("support_grants"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "support_grants" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "support_grants" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "custom_roles" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("custom_roles"."tenant_id" = current_tenant()) WITH CHECK ("custom_roles"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "custom_roles" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "custom_roles" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT unnest(ARRAY['custom_roles', 'invitations', 'folders', 'member_folders', 'support_grants', 'audit_seals', 'audit_anchors']::regclass[]) LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON
  passkeys, recovery_codes, account_links, custom_roles, invitations, folders, member_folders, support_grants
  TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- Who runs the installation is decided at its command line, not by a page.
GRANT SELECT ON operators, plans TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT, INSERT ON operator_log TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- The web reads the chain; the sealer, a worker, writes it.
GRANT SELECT ON audit_seals, audit_anchors TO hikyaku_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_seals, audit_anchors TO hikyaku_worker;
--> statement-breakpoint
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
GRANT SELECT ON custom_roles TO hikyaku_reader;
--> statement-breakpoint
DROP FUNCTION tenants_of_person(uuid);
--> statement-breakpoint
-- The tenants of a person, with what each lets them do and asks of a session, before a tenant is chosen.
CREATE FUNCTION tenants_of_person(person uuid)
  RETURNS TABLE (tenant_id uuid, slug text, name text, role text, custom_role_id uuid, custom_role_name text, custom_permissions text[],
    in_folders_only boolean, standing text, second_factor_required boolean, email_codes_allowed boolean, allowed_networks text[],
    session_hours smallint, idle_minutes smallint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.tenant_id, t.slug, t.name, m.role, m.custom_role_id, r.name, r.permissions, m.in_folders_only, t.standing,
    t.second_factor_required, t.email_codes_allowed, t.allowed_networks, t.session_hours, t.idle_minutes
  FROM public.members m JOIN public.tenants t USING (tenant_id)
  LEFT JOIN public.custom_roles r ON r.tenant_id = m.tenant_id AND r.id = m.custom_role_id
  WHERE m.person_id = person ORDER BY t.name
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO hikyaku_reader;
--> statement-breakpoint
ALTER FUNCTION tenants_of_person(uuid) OWNER TO hikyaku_reader;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM hikyaku_reader;
--> statement-breakpoint
REVOKE ALL ON FUNCTION tenants_of_person(uuid) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenants_of_person(uuid) TO hikyaku_app, hikyaku_worker;
