import { z } from "zod";

/** What a key may be given. Deciding approvals, and handing out access, is for people alone. */
export const keyScopes = [
  "contacts:read",
  "contacts:write",
  "contacts:export",
  "segments:read",
  "segments:write",
  "templates:read",
  "templates:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:test",
  "campaigns:stop",
  "reports:read",
  "domains:read",
  "domains:write",
  "settings:write",
  "audit:read",
] as const;

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1)
    .max(keyScopes.length)
    .refine((scopes) => new Set(scopes).size === scopes.length, "api-keys.scopeTwice"),
  /** Days until it ends by itself; null: never. */
  daysValid: z.int().min(1).max(366).nullable().default(366),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const apiKeyId = z.strictObject({ keyId: z.uuid() });

export const listApiKeysInput = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListApiKeysInput = z.output<typeof listApiKeysInput>;

export type ApiKey = {
  keyId: string;
  name: string;
  /** The last four characters of the key. */
  tail: string;
  scopes: string[];
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** At most five minutes old. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
