import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

/** Connection strings of all roles; the names of user and database in them are what is made. */
export type DatabaseUrls = { admin: string; owner: string; app: string; worker: string; jobs: string };

const oldestServer = 180_000;
const partitionsAheadInMonths = 3;

/**
 * Makes a server ready: roles, database, tables, partitions. Safe to run again; what is there stays.
 *
 * @throws Error in words when the server is older than PostgreSQL 18 or the admin may not make roles
 */
export async function prepareDatabase(urls: DatabaseUrls): Promise<void> {
  await makeRoles(urls);
  await makeDatabase(urls);
  await makeTables(urls);
}

const quiet = { max: 1, connect_timeout: 10, onnotice: () => undefined };
const parts = (url: string) => {
  const { username, password, pathname } = new URL(url);
  return {
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
};
const onDatabase = (adminUrl: string, database: string) =>
  Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;

async function makeRoles(urls: DatabaseUrls): Promise<void> {
  const admin = postgres(urls.admin, quiet);
  try {
    const [version] = await admin<
      { server_version_num: string }[]
    >`select current_setting('server_version_num') server_version_num`;
    if (Number(version?.server_version_num) < oldestServer)
      throw new Error(
        "Hikyaku needs PostgreSQL 18 or newer: this server is older. Leave DATABASE_URL empty to use the embedded one.",
      );
    for (const url of [urls.owner, urls.app, urls.worker, urls.jobs]) {
      const { user, password } = parts(url);
      await ensureRole(admin, user, `login password '${password.replaceAll("'", "''")}'`);
    }
    await ensureRole(admin, "hikyaku_reader", "nologin");
    await admin.unsafe(`grant hikyaku_reader to ${parts(urls.owner).user}`);
    await admin.unsafe(`grant ${parts(urls.owner).user}, ${parts(urls.jobs).user} to current_user`);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: postgres.Sql, name: string, options: string): Promise<void> {
  const [known] = await admin`select 1 from pg_roles where rolname = ${name}`;
  await admin.unsafe(`${known ? "alter" : "create"} role "${name}" ${options}`);
}

async function makeDatabase(urls: DatabaseUrls): Promise<void> {
  const { database } = parts(urls.app);
  const owner = parts(urls.owner).user;
  const admin = postgres(urls.admin, quiet);
  try {
    const [known] = await admin`select 1 from pg_database where datname = ${database}`;
    if (!known)
      await admin.unsafe(
        `create database "${database}" owner "${owner}" encoding 'UTF8' template template0 locale 'C.UTF-8'`,
      );
  } finally {
    await admin.end();
  }
  const inside = postgres(onDatabase(urls.admin, database), quiet);
  try {
    await inside.unsafe(
      `alter schema public owner to "${owner}"; revoke create on schema public from public`,
    );
    await inside.unsafe(`grant create on database "${database}" to "${parts(urls.jobs).user}"`);
  } finally {
    await inside.end();
  }
}

async function makeTables(urls: DatabaseUrls): Promise<void> {
  const owner = postgres(urls.owner, quiet);
  try {
    await migrate(drizzle(owner), { migrationsFolder: "db/migrations" });
    await makePartitions(owner, new Date());
  } finally {
    await owner.end();
  }
}

/** Makes the partitions of last month, this one and the next three. */
export async function makePartitions(owner: postgres.Sql, now: Date): Promise<void> {
  for (let ahead = -1; ahead <= partitionsAheadInMonths; ahead++) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
      .toISOString()
      .slice(0, 10);
    await owner.unsafe(`select make_month_partitions('${month}')`);
  }
}
