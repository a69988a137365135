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

/** What a sandbox key may be given: to look, to write drafts, and to send tests to the company's own people. Nothing that decides who receives. */
export const sandboxScopes: readonly (typeof keyScopes)[number][] = [
  "contacts:read",
  "segments:read",
  "templates:read",
  "templates:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:test",
  "reports:read",
  "domains:read",
];

/** Addresses and CIDR networks; empty: from anywhere. */
export const networkList = z
  .array(
    z
      .string()
      .trim()
      .pipe(z.union([z.cidrv4(), z.cidrv6(), z.ipv4(), z.ipv6()], { error: "api-keys.badNetwork" })),
  )
  .max(50);
const keyName = z.string().trim().min(1).max(100);
const daysValid = z.int().min(1).max(366).nullable();

export const createApiKeyInput = z
  .strictObject({
    name: keyName,
    scopes: z
      .array(z.enum(keyScopes))
      .min(1)
      .max(keyScopes.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, "api-keys.scopeTwice"),
    /** Days until it ends by itself; null: never. */
    daysValid: daysValid.default(366),
    allowedNetworks: networkList.optional(),
    sandbox: z.boolean().optional(),
  })
  .refine(({ sandbox, scopes }) => !sandbox || scopes.every((scope) => sandboxScopes.includes(scope)), {
    error: "api-keys.scopeNotInSandbox",
    path: ["scopes"],
  });
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const apiKeyId = z.strictObject({ keyId: z.uuid() });

export const updateApiKeyInput = z.strictObject({
  keyId: z.uuid(),
  name: keyName.optional(),
  allowedNetworks: networkList.optional(),
});
export type UpdateApiKeyInput = z.output<typeof updateApiKeyInput>;

/** A week: longer, two texts of one key are two keys. */
export const longestOverlapHours = 168;
export const rotateApiKeyInput = z.strictObject({
  keyId: z.uuid(),
  /** For so long the text before works on; 0: it ends now. */
  overlapHours: z.int().min(0).max(longestOverlapHours).default(24),
  /** Days from now until the key ends; null: never; left out: as it was. */
  daysValid: daysValid.optional(),
});
export type RotateApiKeyInput = z.output<typeof rotateApiKeyInput>;

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
  /** Addresses and CIDR networks from which it may be used; empty: any. */
  allowedNetworks: string[];
  /** Can reach only the company's own people. */
  sandbox: boolean;
  /** Until then the text before the last rotation works, too; null: it does not. */
  overlapEndsAt: Date | null;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** At most five minutes old. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
