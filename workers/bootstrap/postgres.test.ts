import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { node24 } from "./node24.mjs";
import { Postgres, postgresSettings } from "./postgres.mjs";

const folder = mkdtempSync(join(tmpdir(), "hikyaku-postgres-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  new Postgres({
    dataDirectory: folder,
    port: 0,
    say: () => undefined,
    settings: { shared_buffers: "128MB" },
  });

async function ask<T>(url: string, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

test("a server is made once, keeps its data and its password, and is the PostgreSQL that the product needs", async () => {
  const first = open();
  const { url } = await first.start();
  await ask(url, async (sql) => {
    await sql`create table kept as select uuidv7() id, '様' mark`;
    const [settings] =
      await sql`select current_setting('server_version_num')::int version, current_setting('server_encoding') encoding,
      current_setting('fsync') fsync, current_setting('full_page_writes') pages, current_setting('listen_addresses') address`;
    expect(settings).toMatchObject({ encoding: "UTF8", fsync: "on", pages: "on", address: "127.0.0.1" });
    expect(settings?.version).toBeGreaterThanOrEqual(180_000);
  });
  await first.stop();
  expect(statSync(join(folder, "postgres-password")).mode & 0o777).toBe(0o600);

  const second = open();
  const again = await second.start();
  expect(await ask(again.url, (sql) => sql`select mark from kept`)).toMatchObject([{ mark: "様" }]);
  await second.stop();
}, 60_000);

test("when the process that holds the server is killed with -9, the server ends, and the next one starts at once", async () => {
  const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, "postgres.mjs")).href);
  const program = `import { Postgres } from ${module};
    const { url } = await new Postgres({ dataDirectory: ${JSON.stringify(folder)}, port: 0, say() {}, settings: { shared_buffers: "128MB" } }).start();
    console.log(url); setInterval(() => {}, 1000);`;
  const holder = spawn(node24, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve) =>
    holder.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
  );
  const server = Number.parseInt(readFileSync(join(folder, "pg", "postmaster.pid"), "utf8"), 10);
  expect(await ask(url, (sql) => sql`select 1 one`)).toMatchObject([{ one: 1 }]);
  holder.kill("SIGKILL");

  const next = open();
  expect(await ask((await next.start()).url, (sql) => sql`select 1 one`)).toMatchObject([{ one: 1 }]);
  expect(() => process.kill(server, 0)).toThrow("ESRCH");
  await next.stop();
}, 60_000);

test("a left-over postmaster.pid whose number is another program's does not stop the start", async () => {
  writeFileSync(
    join(folder, "pg", "postmaster.pid"),
    `${process.pid}\n${join(folder, "pg")}\n1\n1\n\n\n\nready\n`,
  );
  const server = open();
  expect(await ask((await server.start()).url, (sql) => sql`select 1 one`)).toMatchObject([{ one: 1 }]);
  await server.stop();
}, 60_000);

test("data of another version is refused in words", async () => {
  const version = join(folder, "pg", "PG_VERSION");
  const before = readFileSync(version);
  writeFileSync(version, "17\n");
  await expect(open().start()).rejects.toThrow(
    /was written by PostgreSQL 17, and this version of Hikyaku brings PostgreSQL 18\. Move it away/,
  );
  writeFileSync(version, before);
});

test.each([
  { gibibytes: 0.25, buffers: "128MB" },
  { gibibytes: 4, buffers: "1024MB" },
  { gibibytes: 64, buffers: "2048MB" },
])("with $gibibytes GB of memory, $buffers are shared buffers", ({ gibibytes, buffers }) => {
  expect(postgresSettings(gibibytes * 1024 ** 3)).toMatchObject({
    shared_buffers: buffers,
    max_wal_size: "4GB",
  });
});
