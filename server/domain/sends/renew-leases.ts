import { workerSql } from "@/db/client";

/** Keeps what a living node holds; without this a lease ends and another node takes the mail. */
export async function renewLeases(owner: string, leaseSeconds: number): Promise<void> {
  await workerSql()`
    update queue set due_at = now() + ${leaseSeconds} * interval '1 second' where lease_owner = ${owner} and state <> 'due'`;
}
