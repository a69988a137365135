/**
 * The bucket of a contact, 0–1023, from tenant and id: workers own ranges of buckets. Computed once, when the contact is
 * made; the column is the truth afterwards.
 *
 * @param tenant SQL of a uuid
 * @param id SQL of a uuid
 */
export const bucketSql = (tenant: string, id: string): string =>
  `(hashtextextended(${tenant}::text || ${id}::text, 0) & 1023)::smallint`;
