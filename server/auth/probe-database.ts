import { sql } from "drizzle-orm";
import { globalDatabase } from "@/db/client";

const limitMs = 2_000;

/** Whether the database answers within two seconds. */
export async function probeDatabase(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const answered = globalDatabase()
    .execute(sql`select 1`)
    .then(
      () => true,
      () => false,
    );
  const isThere = await Promise.race([answered, tooLate]);
  clearTimeout(timer);
  return isThere;
}
