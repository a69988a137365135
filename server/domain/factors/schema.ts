import { z } from "zod";

const base64url = z
  .string()
  .max(8_192)
  .regex(/^[\w-]+=*$/);
const typedCode = z.string().max(20);
/** What one calls a passkey: 会社のノートPC. */
const passkeyName = z.string().trim().min(1, "security.passkeyNameMissing").max(60);

/** What browsers add beside the fields that count is dropped. */
const credential = { id: base64url.max(1_400), rawId: base64url.max(1_400), type: z.literal("public-key") };

/** An answer of `navigator.credentials.get` (WebAuthn Level 3 §5.1, `AuthenticationResponseJSON`). */
export const assertion = z.object({
  ...credential,
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});
export type Assertion = z.output<typeof assertion>;

/** An answer of `navigator.credentials.create` (WebAuthn Level 3 §5.1, `RegistrationResponseJSON`). */
export const attestation = z.object({
  ...credential,
  clientExtensionResults: z.object({}).default({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});
export type Attestation = z.output<typeof attestation>;

const totp = z.strictObject({ kind: z.literal("totp"), code: typedCode });
const recovery = z.strictObject({ kind: z.literal("recovery"), code: z.string().max(60) });
const passkey = z.strictObject({ kind: z.literal("passkey"), response: assertion });

/** What is shown in the second step of signing in. */
export const proof = z.discriminatedUnion("kind", [
  /** Nothing: where nobody asks for a second factor. */
  z.strictObject({ kind: z.literal("none") }),
  /** Six digits of the authenticator app; the first ones make a new app the account's own. */
  totp,
  /** A look-up secret, for somebody whose phone is gone. */
  recovery,
  /** Six digits that were mailed. */
  z.strictObject({ kind: z.literal("email"), code: typedCode }),
  passkey,
  /** The first factor of an account, in place of an app. */
  z.strictObject({ kind: z.literal("new-passkey"), name: passkeyName, response: attestation }),
]);
export type Proof = z.output<typeof proof>;

/** Shown again before a dangerous act; the password is for people who have no other factor. */
export const proveAgainInput = z.strictObject({
  proof: z.discriminatedUnion("kind", [
    totp,
    recovery,
    passkey.extend({ challenge: z.string().max(64) }),
    z.strictObject({ kind: z.literal("password"), password: z.string().min(1).max(256) }),
  ]),
});
export type ProveAgainInput = z.output<typeof proveAgainInput>;

export const activateTotpInput = z.strictObject({ code: typedCode });
export const addPasskeyInput = z.strictObject({
  /** As the options came with it. */
  challenge: z.string().max(64),
  name: passkeyName,
  response: attestation,
});
export type AddPasskeyInput = z.output<typeof addPasskeyInput>;

const passkeyId = z.string().min(1).max(1_400);
export const passkeyIdInput = z.strictObject({ passkeyId });
export const renamePasskeyInput = z.strictObject({ passkeyId, name: passkeyName });
