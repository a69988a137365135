import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, inject } from "vitest";
import { disconnect } from "./client";
import { applyTestSettings } from "./testing-settings";

export type TestDatabase = {
  /** Superuser on the test's own database: sees everything, and may break things to show that a guard matters. */
  admin: postgres.Sql;
  urls: { owner: string; app: string; worker: string; jobs: string };
};

/**
 * A database of this test file's own, copied from the prepared one, and the settings that point at it. Call it first,
 * at the top of the file; it is dropped after the last test.
 */
export async function makeTestDatabase(): Promise<TestDatabase> {
  const adminUrl = inject("testAdminUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database "${name}" template "${inject("testTemplate")}"`);
  const url = (user: string) =>
    Object.assign(new URL(adminUrl), { username: user, password: user, pathname: `/${name}` }).href;
  const urls = {
    owner: url("hikyaku_owner"),
    app: url("hikyaku_app"),
    worker: url("hikyaku_worker"),
    jobs: url("hikyaku_jobs"),
  };
  applyTestSettings({
    DATABASE_URL: urls.app,
    WORKER_DATABASE_URL: urls.worker,
    OWNER_DATABASE_URL: urls.owner,
    JOBS_DATABASE_URL: urls.jobs,
  });
  const admin = postgres(Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href, {
    max: 2,
    onnotice: () => undefined,
  });
  afterAll(async () => {
    await disconnect();
    await admin.end({ timeout: 5 });
    await server.unsafe(`drop database if exists "${name}" with (force)`);
    await server.end({ timeout: 5 });
  });
  return { admin, urls };
}
