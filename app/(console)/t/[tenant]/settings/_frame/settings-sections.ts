export type SettingsSection =
  | "general"
  | "legal"
  | "sending"
  | "people"
  | "roles"
  | "security"
  | "keys"
  | "audit"
  | "support"
  | "account";

/** Sections in order, with what one must be allowed to see them; the others are for every member. */
const sections: readonly { key: SettingsSection; needs?: string }[] = [
  { key: "general" },
  { key: "legal" },
  { key: "sending" },
  { key: "people" },
  { key: "roles" },
  { key: "security" },
  { key: "keys", needs: "keys:write" },
  { key: "audit", needs: "audit:read" },
  { key: "support", needs: "settings:write" },
  { key: "account" },
];

/** The sections that somebody with these permissions is shown. */
export const sectionsFor = (may: readonly string[]): SettingsSection[] =>
  sections.filter(({ needs }) => needs === undefined || may.includes(needs)).map(({ key }) => key);

/** `/t/<slug>/settings` is the first section. */
export const sectionHref = (slug: string, section: SettingsSection): string =>
  `/t/${slug}/settings${section === "general" ? "" : `/${section}`}`;
