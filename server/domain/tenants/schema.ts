import { z } from "zod";

const hour = z.int().min(0).max(23);
const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};
/** An IANA name; fixed offsets such as `+09:00` know no summer time and are refused. */
const timeZone = z
  .string()
  .max(64)
  .refine((zone) => /^[A-Z]/i.test(zone) && isTimeZone(zone), "tenants.badTimeZone");
const name = z.string().trim().min(1).max(100);

export const slug = z
  .string()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "tenants.badSlug");

export const createTenantInput = z.strictObject({
  slug,
  name,
  timeZone: timeZone.default("Asia/Tokyo"),
  locale: z.enum(["ja", "en"]).default("ja"),
  secondFactorRequired: z.boolean().default(true),
  /** On the first step of the ladder, for a time; else it may send at once. */
  isTrial: z.boolean().default(false),
  owner: z.strictObject({
    email: z.email().max(254),
    name,
    /** Ignored when the person has an account already. */
    password: z.string().min(12, "people.shortPassword").max(256),
    locale: z.enum(["ja", "en"]).default("ja"),
  }),
});
export type CreateTenantInput = z.input<typeof createTenantInput>;

/** Only what is given changes. */
export const updateTenantInput = z
  .strictObject({
    /** As the settings were read: a change in between is then a CONFLICT. Without it, what is given is set over any. */
    revision: z.iso.datetime().optional(),
    name: name.optional(),
    timeZone: timeZone.optional(),
    locale: z.enum(["ja", "en"]).optional(),
    /** The display items of the specified e-mail law (特定電子メール法 4条): sender's name, address, where to complain. */
    legalName: z.string().trim().max(200).optional(),
    postalAddress: z.string().trim().max(300).optional(),
    contactPoint: z.string().trim().max(300).optional(),
    testListOnly: z.boolean().optional(),
    /** No bulk mail from the first hour to the second, in the tenant's zone, over midnight too; null: any hour. */
    quietHours: z
      .strictObject({ from: hour, to: hour })
      .refine(({ from, to }) => from !== to, "tenants.emptyQuietHours")
      .nullable()
      .optional(),
    /** Marketing mails to one contact in 7 × 24 h; null: no cap. */
    weeklyCap: z.int().min(1).max(1_000).nullable().optional(),
  })
  .refine(({ revision: _, ...changes }) => Object.keys(changes).length > 0, "tenants.nothingToChange");
export type UpdateTenantInput = z.output<typeof updateTenantInput>;

/** An address or a network in CIDR, IPv4 or IPv6. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], "security.badNetwork");

/** Only what is given changes. */
export const updateSecurityInput = z
  .strictObject({
    secondFactorRequired: z.boolean().optional(),
    /** For people who have neither an app nor a passkey. */
    emailCodesAllowed: z.boolean().optional(),
    /** From where the console and the API may be used; empty: from anywhere. */
    allowedNetworks: z.array(network).max(100).optional(),
    /** OWASP, Session Management, Absolute Timeout: a day is the longest that a browser stays signed in. */
    sessionHours: z.int().min(1).max(24).optional(),
    idleMinutes: z.int().min(5).max(720).optional(),
  })
  .refine((changes) => Object.keys(changes).length > 0, "tenants.nothingToChange");
export type UpdateSecurityInput = z.output<typeof updateSecurityInput>;

export type TenantSecurity = {
  secondFactorRequired: boolean;
  emailCodesAllowed: boolean;
  allowedNetworks: string[];
  sessionHours: number;
  idleMinutes: number;
  /** From where it was asked. */
  ownAddress: string | null;
};

export type Tenant = {
  tenantId: string;
  slug: string;
  name: string;
  standing: "trial" | "active" | "paused" | "suspended";
  timeZone: string;
  locale: "ja" | "en";
  legalName: string;
  postalAddress: string;
  contactPoint: string;
  testListOnly: boolean;
  quietHours: { from: number; to: number } | null;
  weeklyCap: number | null;
  secondFactorRequired: boolean;
  /** Changes with every change. */
  revision: string;
};
