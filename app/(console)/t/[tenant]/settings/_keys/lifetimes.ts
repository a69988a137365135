/** Days for which a key is offered to work, as a form has them. */
export const lifetimes = ["30", "90", "366", "never"] as const;

/** Days; null: never ends. */
export const readLifetime = (value: string): number | null => (value === "never" ? null : Number(value));
