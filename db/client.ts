import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/server/platform/env";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema> & { $client: postgres.Sql };
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type Sql = postgres.Sql;

/** Web processes speak as the app role; worker, mta and intake processes say `connectAs("worker")` as they start. */
let speakingAs: "app" | "worker" = "app";
export function connectAs(role: "app" | "worker"): void {
  speakingAs = role;
}

function workerUrl(): string {
  const url = env().WORKER_DATABASE_URL;
  if (url === undefined)
    throw new Error("WORKER_DATABASE_URL is not set: this process may not speak as the worker role");
  return url;
}

const connect = (
  url: string,
  max: number,
  statementTimeoutMs: number,
  over: { idle_timeout?: number; max_lifetime?: null } = {},
) =>
  postgres(url, {
    max,
    connect_timeout: 10,
    idle_timeout: 300,
    onnotice: () => undefined,
    connection: {
      application_name: `hikyaku-${speakingAs}`,
      statement_timeout: statementTimeoutMs,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: "UTC",
    },
    ...over,
  });

/** Of the role as which this process speaks. */
const ownUrl = (): string => (speakingAs === "app" ? env().DATABASE_URL : workerUrl());

let ormClient: Sql | undefined;
let orm: Database | undefined;
/** Drizzle rewrites the parsers of the client that it is given, so this client is Drizzle's alone. */
function database(): Database {
  ormClient ??= connect(ownUrl(), 10, 30_000);
  orm ??= drizzle(ormClient, { schema, casing: "snake_case" });
  return orm;
}

/**
 * One connection of the worker role that is kept for as long as its owner wants: for a lock that says that a process lives. When it
 * breaks, the next query makes it anew, without what the session held. The owner ends it.
 */
export const workerSession = (): Sql =>
  connect(workerUrl(), 1, 10_000, { idle_timeout: 0, max_lifetime: null });

let worker: Sql | undefined;
/**
 * The worker role's own client for set-based SQL and COPY, over all tenants: each statement names its tenant itself.
 * `count(*)` and bigint arrive as strings.
 */
export function workerSql(): Sql {
  worker ??= connect(workerUrl(), 10, 120_000);
  return worker;
}

/** Set while a transaction of `withTenant` runs. */
const insideTransaction = new AsyncLocalStorage<true>();
/**
 * Who holds a connection of the pool and waits for a second one waits for ever, once ten do so at the same time.
 *
 * @throws {Error} a transaction of `withTenant` runs
 */
function refuseInsideTransaction(): void {
  if (insideTransaction.getStore())
    throw new Error(
      "a transaction asked for a second connection of the pool that it holds one of; use its `tx`",
    );
}

/** Ids are checked as they become an array: `current_folders()` casts. An empty set is a limit, too. */
const setFolders = (folders: ReadonlySet<string> | null | undefined) =>
  sql`set_config('app.folders', ${folders ? `{${[...folders].join(",")}}` : ""}, true)`;

/**
 * One transaction for one tenant; outside it there is nothing to query with. Do not wait for the network inside.
 * The tenant, and the folders that the actor is limited to, are set in the same round trip as the first query. When its connection breaks, all that it still asks for is refused.
 */
export function withTenant<T>(
  context: { readonly tenantId: string; readonly folders?: ReadonlySet<string> | null | undefined },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  refuseInsideTransaction();
  return insideTransaction.run(true, () =>
    database().transaction(async (tx) => {
      const tenantSet = Promise.resolve(
        tx.execute(
          sql`select set_config('app.tenant_id', ${context.tenantId}, true), ${setFolders(context.folders)}`,
        ),
      );
      const [outcome] = await Promise.all([work(tx), tenantSet]);
      return outcome;
    }),
  );
}

/**
 * Asks, for an actor who is limited to folders, beyond them: for whether something is in use, never for what is shown.
 * Queries inside name their tenant alone.
 */
export async function beyondFolders<T>(
  tx: Transaction,
  context: { readonly tenantId: string; readonly folders?: ReadonlySet<string> | null | undefined },
  ask: (context: { readonly tenantId: string }) => Promise<T>,
): Promise<T> {
  await tx.execute(sql`select ${setFolders(null)}`);
  const answer = await ask({ tenantId: context.tenantId });
  await tx.execute(sql`select ${setFolders(context.folders)}`);
  return answer;
}

/** For the global tables of `db/rls.ts` alone: people, sessions, challenges, the key index, domain owners, rate limits. */
export function globalDatabase(): Database {
  refuseInsideTransaction();
  return database();
}

let side: Sql | undefined;
/** One connection apart from the pool, for what is read without a tenant while a transaction may hold all of the pool. */
export function sideSql(): Sql {
  side ??= connect(ownUrl(), 1, 10_000);
  return side;
}

/** Ends all connections, for an orderly stop. */
export async function disconnect(): Promise<void> {
  await Promise.all([ormClient, worker, side].map((client) => client?.end({ timeout: 5 })));
  ormClient = undefined;
  side = undefined;
  worker = undefined;
  orm = undefined;
}
