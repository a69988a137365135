import { createHash } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { makeQueues } from "@/server/jobs/make-queues";
import { Postgres } from "@/workers/bootstrap/postgres.mjs";
import { prepareDatabase } from "./prepare";

declare module "vitest" {
  export interface ProvidedContext {
    testAdminUrl: string;
    testTemplate: string;
  }
}

/**
 * One private server for all database tests, with a prepared database that each test file copies.
 * HIKYAKU_TEST_POSTGRES names a running server instead.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // biome-ignore lint/style/noProcessEnv: a setting of the tests, not of the product
  const given = process.env.HIKYAKU_TEST_POSTGRES;
  const server = given === undefined ? await startServer() : { url: given, stop: async () => undefined };
  const template = `hikyaku_template_${fingerprint()}`;
  await makeTemplate(server.url, template);
  project.provide("testAdminUrl", server.url);
  project.provide("testTemplate", template);
  return server.stop;
}

const fingerprint = () => {
  const hash = createHash("sha256");
  for (const file of [...globSync("db/migrations/*.sql"), "server/jobs/catalog.ts", "db/prepare.ts"].sort())
    hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
};

async function startServer() {
  const dataDirectory = mkdtempSync(join(tmpdir(), "hikyaku-test-"));
  const server = new Postgres({
    dataDirectory,
    port: 0,
    settings: { max_connections: "300", shared_buffers: "256MB" },
    say: () => undefined,
  });
  const { url } = await server.start();
  const stop = async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  return { url, stop };
}

async function makeTemplate(adminUrl: string, template: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await admin`select pg_advisory_lock(4711)`;
    const [known] = await admin`select 1 from pg_database where datname = ${template} and datistemplate`;
    if (known) return;
    const url = (user: string) =>
      Object.assign(new URL(adminUrl), { username: user, password: user, pathname: `/${template}` }).href;
    await admin.unsafe(`drop database if exists "${template}"`);
    await prepareDatabase({
      admin: adminUrl,
      owner: url("hikyaku_owner"),
      app: url("hikyaku_app"),
      worker: url("hikyaku_worker"),
      jobs: url("hikyaku_jobs"),
    });
    await makeQueues(url("hikyaku_jobs"), ["hikyaku_app", "hikyaku_worker"]);
    await admin.unsafe(`alter database "${template}" is_template true allow_connections false`);
  } finally {
    await admin.end();
  }
}
