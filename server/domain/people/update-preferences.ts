import { eq } from "drizzle-orm";
import { globalDatabase } from "@/db/client";
import { people } from "@/db/schema";
import type { UpdatePreferencesInput } from "./schema";

/** Changes one's own name, language and theme, for all tenants; what is not given stays. */
export async function updatePreferences(
  { personId }: { readonly personId: string },
  { name, locale, theme }: UpdatePreferencesInput,
): Promise<void> {
  await globalDatabase()
    .update(people)
    .set({
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      ...(theme !== undefined && { theme }),
    })
    .where(eq(people.id, personId));
}
