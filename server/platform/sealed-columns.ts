/**
 * Every column that holds sealed values, by the name that binds a value to it. `seal` takes no other, so that a rotation forgets none.
 * Rows are found by `id`; `global` tables have no tenant.
 */
export const sealedColumns = {
  "people/totp_secret": { table: "people", column: "totp_secret", isGlobal: true },
  "people/totp_pending_secret": { table: "people", column: "totp_pending_secret", isGlobal: true },
  "domains/dkim": { table: "domains", column: "dkim_private_key", isGlobal: false },
} as const satisfies Record<string, { table: string; column: string; isGlobal: boolean }>;

/** `tenant/column/row id`; the tenant of a global table is `global`. */
export type SealedPlace = `${string}/${keyof typeof sealedColumns}/${string}`;
