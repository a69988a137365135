DROP INDEX "queue_due_of_tenant";--> statement-breakpoint
DROP INDEX "queue_due";--> statement-breakpoint
DROP INDEX "queue_release";--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "pause_reason" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "waited_seconds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "queue_due_of_release" ON "queue" USING btree ("tenant_id","release_id","due_at");