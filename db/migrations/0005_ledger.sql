CREATE TABLE "audit_unsealed" (
	"tenant_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "audit_unsealed_tenant_id_audit_id_pk" PRIMARY KEY("tenant_id","audit_id")
);
--> statement-breakpoint
ALTER TABLE "audit_unsealed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "key_fingerprints" (
	"purpose" text NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "key_fingerprints_purpose_fingerprint_pk" PRIMARY KEY("purpose","fingerprint")
);
--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_unsealed" AS PERMISSIVE FOR ALL TO "hikyaku_app" USING ("audit_unsealed"."tenant_id" = current_tenant()) WITH CHECK ("audit_unsealed"."tenant_id" = current_tenant());--> statement-breakpoint
CREATE POLICY "worker" ON "audit_unsealed" AS PERMISSIVE FOR ALL TO "hikyaku_worker" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reader" ON "audit_unsealed" AS PERMISSIVE FOR SELECT TO "hikyaku_reader" USING (true);--> statement-breakpoint
ALTER TABLE "audit_unsealed" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Appending a row of the log puts it before the sealer, in the same transaction; the sealer takes it away.
GRANT INSERT ON audit_unsealed TO hikyaku_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON audit_unsealed TO hikyaku_worker;
--> statement-breakpoint
CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.audit_unsealed (tenant_id, audit_id) SELECT tenant_id, id FROM added;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER await_seal AFTER INSERT ON audit_log REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION await_seal();
--> statement-breakpoint
GRANT SELECT, INSERT ON key_fingerprints TO hikyaku_app, hikyaku_worker;
--> statement-breakpoint
-- A key that no row was made with any more is forgotten by the rotation.
GRANT DELETE ON key_fingerprints TO hikyaku_worker;
