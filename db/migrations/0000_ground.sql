-- The tenant of this transaction. Raises when none is set: a forgotten tenant is an error, never an empty answer.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE value text := current_setting('app.tenant_id', true);
BEGIN
  IF value IS NULL OR value = '' THEN RAISE EXCEPTION 'no tenant is set' USING ERRCODE = '42501'; END IF;
  RETURN value::uuid;
END $$;
--> statement-breakpoint
CREATE TABLE "api_key_index" (
	"hash" text PRIMARY KEY NOT NULL,
	"tenant" uuid NOT NULL,
	"key_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"tail" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"address" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaigns" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"preheader" text DEFAULT '' NOT NULL,
	"design" jsonb,
	"text" text,
	"from_name" text DEFAULT '' NOT NULL,
	"from_local_part" text DEFAULT 'info' NOT NULL,
	"domain_id" uuid,
	"reply_to" text DEFAULT '' NOT NULL,
	"segment_id" uuid,
	"track_opens" boolean DEFAULT true NOT NULL,
	"track_clicks" boolean DEFAULT true NOT NULL,
	"scheduled_wall" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"editors" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "campaigns_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consent_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"contact_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL,
	"proof" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "consent_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "consent_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consents" (
	"tenant_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_tenant_id_contact_id_purpose_pk" PRIMARY KEY("tenant_id","contact_id","purpose")
);
--> statement-breakpoint
ALTER TABLE "consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suppression_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"address_hash" text NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"send_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "suppression_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "suppression_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suppressions" (
	"tenant_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppressions_tenant_id_address_hash_pk" PRIMARY KEY("tenant_id","address_hash")
);
--> statement-breakpoint
ALTER TABLE "suppressions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_fields" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_fields_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contact_fields_key_unique" UNIQUE("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "contact_fields" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_tags" (
	"tenant_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_tags_tenant_id_tag_id_contact_id_pk" PRIMARY KEY("tenant_id","tag_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "contact_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_values" (
	"tenant_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"field_id" uuid NOT NULL,
	"text_key" text,
	"number" double precision,
	"day" date,
	"flag" boolean,
	CONSTRAINT "contact_values_tenant_id_contact_id_field_id_pk" PRIMARY KEY("tenant_id","contact_id","field_id")
);
--> statement-breakpoint
ALTER TABLE "contact_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"address_hash" text NOT NULL,
	"domain" text NOT NULL,
	"family_name" text DEFAULT '' NOT NULL,
	"given_name" text DEFAULT '' NOT NULL,
	"family_name_kana" text DEFAULT '' NOT NULL,
	"given_name_kana" text DEFAULT '' NOT NULL,
	"company" text DEFAULT '' NOT NULL,
	"department" text DEFAULT '' NOT NULL,
	"job_title" text DEFAULT '' NOT NULL,
	"honorific" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"bucket" smallint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contacts_email_key_unique" UNIQUE("tenant_id","email_key")
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tags" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tags_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tags_name_unique" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "domain_owners" (
	"name" text PRIMARY KEY NOT NULL,
	"tenant" uuid NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domains" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"ownership_token" text NOT NULL,
	"dkim_selector" text NOT NULL,
	"dkim_public_key" text NOT NULL,
	"dkim_private_key" text NOT NULL,
	"checks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "domains_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "domains_name_unique" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "domains" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_chunks" (
	"tenant_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_tenant_id_file_id_no_pk" PRIMARY KEY("tenant_id","file_id","no")
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_in_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_errors" (
	"tenant_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"column" text NOT NULL,
	"key" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	CONSTRAINT "import_errors_tenant_id_import_id_row_column_pk" PRIMARY KEY("tenant_id","import_id","row","column")
);
--> statement-breakpoint
ALTER TABLE "import_errors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text DEFAULT 'uploaded' NOT NULL,
	"mapping" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"options" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"encoding" text,
	"delimiter" text,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_new" integer DEFAULT 0 NOT NULL,
	"rows_changed" integer DEFAULT 0 NOT NULL,
	"rows_unchanged" integer DEFAULT 0 NOT NULL,
	"rows_rejected" integer DEFAULT 0 NOT NULL,
	"names_changed" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"report" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"progress_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"stop_requested_at" timestamp (3) with time zone,
	CONSTRAINT "imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "login_challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"locale" text DEFAULT 'ja' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"password_hash" text NOT NULL,
	"totp_secret" text,
	"totp_pending_secret" text,
	"totp_last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_key_unique" UNIQUE("email_key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"assurance" integer NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"bucket" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	"audience_count" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"requested_by" uuid NOT NULL,
	"hands" text[] NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"decision_comment" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "approvals_decision_unique" UNIQUE("tenant_id","id","content_sha256","decided_by"),
	CONSTRAINT "approvals_four_eyes" CHECK (state <> 'approved' or (decided_by is not null and not (decided_by::text = any (hands))))
);
--> statement-breakpoint
ALTER TABLE "approvals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "release_counts" (
	"tenant_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "release_counts_tenant_id_release_id_kind_detail_hour_pk" PRIMARY KEY("tenant_id","release_id","kind","detail","hour")
);
--> statement-breakpoint
ALTER TABLE "release_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "release_shards" (
	"tenant_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"after_id" uuid,
	"through_id" uuid,
	"planned_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expanded_at" timestamp (3) with time zone,
	CONSTRAINT "release_shards_tenant_id_release_id_no_pk" PRIMARY KEY("tenant_id","release_id","no")
);
--> statement-breakpoint
ALTER TABLE "release_shards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "releases" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"campaign_id" uuid NOT NULL,
	"approval_id" uuid,
	"content" jsonb NOT NULL,
	"content_sha256" text NOT NULL,
	"audience_count" integer NOT NULL,
	"stream" text NOT NULL,
	"unknown_policy" text DEFAULT 'retry' NOT NULL,
	"state" text NOT NULL,
	"made_month" date NOT NULL,
	"scheduled_wall" text,
	"time_zone" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"approved_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"expanded_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "releases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "releases_approval_unique" UNIQUE("tenant_id","approval_id"),
	CONSTRAINT "releases_approved" CHECK (kind = 'test' or (approval_id is not null and approved_by is not null))
);
--> statement-breakpoint
ALTER TABLE "releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "segment_versions" (
	"tenant_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_versions_tenant_id_segment_id_version_pk" PRIMARY KEY("tenant_id","segment_id","version")
);
--> statement-breakpoint
ALTER TABLE "segment_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "segments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"occurred_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"made_month" date NOT NULL,
	"send_id" uuid NOT NULL,
	"release_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"reply" text,
	"code" smallint,
	"enhanced" text,
	"host" text,
	"address" text,
	"attempt" smallint,
	"link_no" smallint,
	"machine" boolean DEFAULT false NOT NULL,
	CONSTRAINT "message_events_tenant_id_id_occurred_at_pk" PRIMARY KEY("tenant_id","id","occurred_at")
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
ALTER TABLE "message_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "queue" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"made_month" date NOT NULL,
	"release_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"test_address" text,
	"stream" text NOT NULL,
	"state" text DEFAULT 'due' NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"first_tried_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"lease_owner" text,
	"lease_epoch" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "queue_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "queue" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reactions" (
	"tenant_id" uuid NOT NULL,
	"send_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"link_no" integer DEFAULT -1 NOT NULL,
	"machine" boolean DEFAULT false NOT NULL,
	"first_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reactions_tenant_id_send_id_kind_link_no_machine_pk" PRIMARY KEY("tenant_id","send_id","kind","link_no","machine")
);
--> statement-breakpoint
ALTER TABLE "reactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sends" (
	"tenant_id" uuid NOT NULL,
	"made_month" date NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"release_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"domain" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"excluded_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sends_tenant_id_made_month_id_pk" PRIMARY KEY("tenant_id","made_month","id"),
	CONSTRAINT "sends_dedupe_key_unique" UNIQUE("tenant_id","made_month","dedupe_key")
) PARTITION BY RANGE ("made_month");
--> statement-breakpoint
ALTER TABLE "sends" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"preheader" text DEFAULT '' NOT NULL,
	"design" jsonb,
	"text" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "tenants_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"standing" text DEFAULT 'active' NOT NULL,
	"time_zone" text DEFAULT 'Asia/Tokyo' NOT NULL,
	"locale" text DEFAULT 'ja' NOT NULL,
	"legal_name" text DEFAULT '' NOT NULL,
	"postal_address" text DEFAULT '' NOT NULL,
	"contact_point" text DEFAULT '' NOT NULL,
	"test_list_only" boolean DEFAULT false NOT NULL,
	"quiet_from_hour" smallint,
	"quiet_to_hour" smallint,
	"weekly_cap" smallint,
	"second_factor_required" boolean DEFAULT true NOT NULL,
	"monthly_quota" integer DEFAULT 1000000 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenants_slug_unique" UNIQUE("slug"),
	CONSTRAINT "tenants_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_domain_id_domains_tenant_id_id_fk" FOREIGN KEY ("tenant_id","domain_id") REFERENCES "public"."domains"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_tenant_id_segment_id_segments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","segment_id") REFERENCES "public"."segments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_fields" ADD CONSTRAINT "contact_fields_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tags" ADD CONSTRAINT "contact_tags_tenant_id_tag_id_tags_tenant_id_id_fk" FOREIGN KEY ("tenant_id","tag_id") REFERENCES "public"."tags"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_tags" ADD CONSTRAINT "contact_tags_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_values" ADD CONSTRAINT "contact_values_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_values" ADD CONSTRAINT "contact_values_tenant_id_field_id_contact_fields_tenant_id_id_fk" FOREIGN KEY ("tenant_id","field_id") REFERENCES "public"."contact_fields"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domains" ADD CONSTRAINT "domains_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_tenant_id_file_id_files_tenant_id_id_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_tenant_id_import_id_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."imports"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_tenant_id_file_id_files_tenant_id_id_fk" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_challenges" ADD CONSTRAINT "login_challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_tenant_id_campaign_id_campaigns_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaigns"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_shards" ADD CONSTRAINT "release_shards_tenant_id_release_id_releases_tenant_id_id_fk" FOREIGN KEY ("tenant_id","release_id") REFERENCES "public"."releases"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_tenant_id_campaign_id_campaigns_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaigns"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_as_approved" FOREIGN KEY ("tenant_id","approval_id","content_sha256","approved_by") REFERENCES "public"."approvals"("tenant_id","id","content_sha256","decided_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_tenant_id_segment_id_segments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","segment_id") REFERENCES "public"."segments"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_created" ON "api_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("tenant_id","subject","id");--> statement-breakpoint
CREATE INDEX "campaigns_updated" ON "campaigns" USING btree ("tenant_id","updated_at");--> statement-breakpoint
CREATE INDEX "campaigns_state" ON "campaigns" USING btree ("tenant_id","state");--> statement-breakpoint
CREATE INDEX "consent_events_contact" ON "consent_events" USING btree ("tenant_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "consents_state" ON "consents" USING btree ("tenant_id","purpose","state");--> statement-breakpoint
CREATE INDEX "suppression_events_address" ON "suppression_events" USING btree ("tenant_id","address_hash","id");--> statement-breakpoint
CREATE INDEX "contact_tags_contact" ON "contact_tags" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "contact_values_text" ON "contact_values" USING btree ("tenant_id","field_id","text_key");--> statement-breakpoint
CREATE INDEX "contact_values_number" ON "contact_values" USING btree ("tenant_id","field_id","number") WHERE number is not null;--> statement-breakpoint
CREATE INDEX "contact_values_day" ON "contact_values" USING btree ("tenant_id","field_id","day") WHERE day is not null;--> statement-breakpoint
CREATE INDEX "contacts_address_hash" ON "contacts" USING btree ("tenant_id","address_hash");--> statement-breakpoint
CREATE INDEX "contacts_domain" ON "contacts" USING btree ("tenant_id","domain");--> statement-breakpoint
CREATE INDEX "contacts_family_name" ON "contacts" USING btree ("tenant_id","family_name");--> statement-breakpoint
CREATE INDEX "contacts_company" ON "contacts" USING btree ("tenant_id","company");--> statement-breakpoint
CREATE INDEX "domains_created" ON "domains" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "files_sha256" ON "files" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "approvals_state" ON "approvals" USING btree ("tenant_id","state","created_at");--> statement-breakpoint
CREATE INDEX "approvals_campaign" ON "approvals" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "releases_campaign" ON "releases" USING btree ("tenant_id","campaign_id");--> statement-breakpoint
CREATE INDEX "releases_due" ON "releases" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "segments_updated" ON "segments" USING btree ("tenant_id","updated_at");--> statement-breakpoint
CREATE INDEX "message_events_send" ON "message_events" USING btree ("tenant_id","send_id");--> statement-breakpoint
CREATE INDEX "message_events_release" ON "message_events" USING btree ("tenant_id","release_id","kind");--> statement-breakpoint
CREATE INDEX "message_events_contact" ON "message_events" USING btree ("tenant_id","contact_id","occurred_at");--> statement-breakpoint
CREATE INDEX "queue_due_of_tenant" ON "queue" USING btree ("tenant_id","due_at");--> statement-breakpoint
CREATE INDEX "queue_due" ON "queue" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "queue_release" ON "queue" USING btree ("tenant_id","release_id");--> statement-breakpoint
CREATE INDEX "queue_lease_owner" ON "queue" USING btree ("lease_owner") WHERE lease_owner is not null;--> statement-breakpoint
CREATE INDEX "sends_release" ON "sends" USING btree ("tenant_id","release_id");--> statement-breakpoint
CREATE INDEX "sends_contact" ON "sends" USING btree ("tenant_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "templates_updated" ON "templates" USING btree ("tenant_id","updated_at");--> statement-breakpoint
CREATE INDEX "members_role" ON "members" USING btree ("tenant_id","role");--> statement-breakpoint
CREATE POLICY "tenant" ON "api_keys" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("api_keys"."tenant_id" = current_tenant()) WITH CHECK ("api_keys"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "api_keys" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "api_keys" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_log" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("audit_log"."tenant_id" = current_tenant()) WITH CHECK ("audit_log"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "audit_log" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "audit_log" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "campaigns" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("campaigns"."tenant_id" = current_tenant()) WITH CHECK ("campaigns"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "campaigns" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "campaigns" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "consent_events" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("consent_events"."tenant_id" = current_tenant()) WITH CHECK ("consent_events"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "consent_events" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "consent_events" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "consents" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("consents"."tenant_id" = current_tenant()) WITH CHECK ("consents"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "consents" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "consents" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "suppression_events" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("suppression_events"."tenant_id" = current_tenant()) WITH CHECK ("suppression_events"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "suppression_events" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "suppression_events" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "suppressions" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("suppressions"."tenant_id" = current_tenant()) WITH CHECK ("suppressions"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "suppressions" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "suppressions" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_fields" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("contact_fields"."tenant_id" = current_tenant()) WITH CHECK ("contact_fields"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "contact_fields" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "contact_fields" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_tags" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("contact_tags"."tenant_id" = current_tenant()) WITH CHECK ("contact_tags"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "contact_tags" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "contact_tags" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "contact_values" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("contact_values"."tenant_id" = current_tenant()) WITH CHECK ("contact_values"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "contact_values" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "contact_values" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "contacts" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("contacts"."tenant_id" = current_tenant()) WITH CHECK ("contacts"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "contacts" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "contacts" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "tags" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("tags"."tenant_id" = current_tenant()) WITH CHECK ("tags"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "tags" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "tags" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "domains" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("domains"."tenant_id" = current_tenant()) WITH CHECK ("domains"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "domains" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "domains" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "file_chunks" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("file_chunks"."tenant_id" = current_tenant()) WITH CHECK ("file_chunks"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "file_chunks" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "file_chunks" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "files" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("files"."tenant_id" = current_tenant()) WITH CHECK ("files"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "files" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "files" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("idempotency_keys"."tenant_id" = current_tenant()) WITH CHECK ("idempotency_keys"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "idempotency_keys" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "import_errors" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("import_errors"."tenant_id" = current_tenant()) WITH CHECK ("import_errors"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "import_errors" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "import_errors" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "imports" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("imports"."tenant_id" = current_tenant()) WITH CHECK ("imports"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "imports" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "imports" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "approvals" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("approvals"."tenant_id" = current_tenant()) WITH CHECK ("approvals"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "approvals" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "approvals" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "release_counts" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("release_counts"."tenant_id" = current_tenant()) WITH CHECK ("release_counts"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "release_counts" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "release_counts" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "release_shards" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("release_shards"."tenant_id" = current_tenant()) WITH CHECK ("release_shards"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "release_shards" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "release_shards" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "releases" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("releases"."tenant_id" = current_tenant()) WITH CHECK ("releases"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "releases" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "releases" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "segment_versions" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("segment_versions"."tenant_id" = current_tenant()) WITH CHECK ("segment_versions"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "segment_versions" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "segment_versions" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "segments" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("segments"."tenant_id" = current_tenant()) WITH CHECK ("segments"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "segments" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "segments" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "message_events" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("message_events"."tenant_id" = current_tenant()) WITH CHECK ("message_events"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "message_events" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "message_events" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "queue" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("queue"."tenant_id" = current_tenant()) WITH CHECK ("queue"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "queue" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "queue" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "reactions" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("reactions"."tenant_id" = current_tenant()) WITH CHECK ("reactions"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "reactions" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "reactions" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "sends" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("sends"."tenant_id" = current_tenant()) WITH CHECK ("sends"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "sends" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "sends" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "templates" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("templates"."tenant_id" = current_tenant()) WITH CHECK ("templates"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "templates" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "templates" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "members" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("members"."tenant_id" = current_tenant()) WITH CHECK ("members"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "members" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "members" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "tenants" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("tenants"."tenant_id" = current_tenant()) WITH CHECK ("tenants"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "tenants" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "tenants" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);