import postgres from "postgres";
import { makePartitions } from "@/db/prepare";
import { env } from "@/server/platform/env";

/** Makes the partitions of the coming months, as the owner: no other role may. */
export async function makeNextPartitions(): Promise<void> {
  const url = env().OWNER_DATABASE_URL;
  if (url === undefined)
    throw new Error("OWNER_DATABASE_URL is not set: this worker cannot make the next months' partitions");
  const owner = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await makePartitions(owner, new Date());
  } finally {
    await owner.end();
  }
}
