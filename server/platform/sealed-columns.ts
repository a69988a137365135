/**
 * Every column that holds sealed values, by the name that binds a value to it. `seal` takes no other, so that a rotation forgets none.
 * Rows are found by `id`; `global` tables have no tenant.
 */
export const sealedColumns = {
  "people/totp_secret": { table: "people", column: "totp_secret", isGlobal: true },
  "people/totp_pending_secret": { table: "people", column: "totp_pending_secret", isGlobal: true },
  "domains/dkim": { table: "domains", column: "dkim_private_key", isGlobal: false },
} as const satisfies Record<string, { table: string; column: string; isGlobal: boolean }>;

/**
 * `tenant/column/row id`; the tenant of a global table is `global`. What is sealed in the payload of a job is no row: the job ends
 * within days, and a retired key is kept until then.
 */
export type SealedPlace = `${string}/${keyof typeof sealedColumns}/${string}` | `${string}/jobs/${string}`;
