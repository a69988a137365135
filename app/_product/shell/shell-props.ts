import type { Locale } from "@/app/_i18n/locale";
import type { PageKey } from "@/app/_product/shell/navigation";

export type ShellTenant = {
  slug: string;
  name: string /** IANA, e.g. Asia/Tokyo. */;
  timeZone?: string | undefined;
};

export type ShellPerson = {
  name: string;
  email: string;
  initials?: string | undefined;
  /** Under the name: マーケティング部; the address unless given. */
  department?: string | undefined;
};

export type Theme = "light" | "dark" | "system";

/** One choice of a person, to be kept with their account; the cookie is already set. */
export type PreferenceChange = { locale: Locale } | { theme: Theme };

/** Something the palette found on the server. */
export type PaletteResult = {
  kind: "campaigns" | "contacts" | "segments";
  id: string;
  label: string;
  /** A second line: subject, address. */
  hint?: string | undefined;
  href: string;
};

export type ShellProps = {
  tenant: ShellTenant;
  /** Every tenant of this person, this one included. */
  tenants: readonly ShellTenant[];
  person: ShellPerson;
  /** What waits for this very person. */
  counts: { approvals: number };
  /** Mails of this month, and how many the plan allows; null hides the meter. */
  quota: { used: number; limit: number } | null;
  /** Pages that do not exist (yet) or that this person may never see. */
  hidden?: readonly PageKey[] | undefined;
  /** Finds campaigns, contacts and segments for the palette. */
  search?: ((text: string) => Promise<readonly PaletteResult[]>) | undefined;
  /** Keeps a changed language or theme with the person. */
  onChange?: ((change: PreferenceChange) => void | Promise<void>) | undefined;
  onSignOut?: (() => void | Promise<void>) | undefined;
};
