import { workerSql } from "@/db/client";
import { mostTags } from "@/server/domain/tags/schema";
import { DomainError } from "@/server/platform/errors";
import type { AcceptedRow } from "./pure/staging-line";

/** The tags that a file would put on people, counted against what a tenant may have before any of them is made. */
export class NewTags {
  readonly #tenant: { readonly tenantId: string };
  readonly #names = new Set<string>();
  #counted = 0;

  constructor(tenant: { readonly tenantId: string }) {
    this.#tenant = tenant;
  }

  /** @throws CONFLICT `tags.tooMany` */
  async note(rows: readonly AcceptedRow[]): Promise<void> {
    for (const { draft } of rows) for (const tag of draft.tags) this.#names.add(tag);
    if (this.#names.size === this.#counted) return;
    this.#counted = this.#names.size;
    const [held] = await workerSql()<{ tags: number }[]>`
      select count(*)::int tags from (
        select name from tags where tenant_id = ${this.#tenant.tenantId}
        union select unnest(${[...this.#names]}::text[])) names`;
    if ((held?.tags ?? 0) > mostTags) throw new DomainError("CONFLICT", "tags.tooMany", { limit: mostTags });
  }
}
