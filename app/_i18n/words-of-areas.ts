/** Words that client components use on every page. */
export const sharedWords = ["security.again", "shell", "ui"] as const;

/** Paths of the words that client components of each part of the product use, beside the shared ones. */
export const wordsOfAreas = {
  signIn: ["accounts.pages", "auth", "invitations.pages.accept", "security.codes", "settings.pages.roles"],
  home: ["campaigns.pages.stop", "home.pages.today"],
  approvals: [
    "approvals.pages",
    "campaigns.pages.audience",
    "campaigns.pages.checks",
    "campaigns.pages.preview",
    "campaigns.problems",
    "editor",
    "sends",
    "templates.problems",
  ],
  campaigns: ["campaigns.pages", "editor", "folders.pages", "sends"],
  campaignEditor: ["campaigns.problems", "templates.errors", "templates.problems"],
  contacts: ["contacts.pages", "sends"],
  deliverability: ["domains.pages"],
  imports: [
    "contacts.pages.fields.types",
    "imports.pages",
    // Problems of rows are kept as keys.
    "api.errors",
    "contacts.errors",
    "files.errors",
    "imports.errors",
    "tags.errors",
  ],
  operator: ["operator.pages"],
  operatorSignIn: ["auth.pages", "operator.pages"],
  reports: ["campaigns.pages.stop", "editor", "reports.pages", "sends"],
  segments: ["contacts.pages.nameless", "folders.pages", "segments.pages"],
  settings: [
    "accounts.pages.newPassword",
    "accounts.pages.password",
    "folders.pages",
    "invitations.pages.console",
    "roles.pages",
    "security.codes",
    "security.pages",
    "settings.pages",
    "support.pages",
  ],
  templates: ["folders.pages", "templates.pages"],
  templateEditor: ["editor", "templates.errors", "templates.problems"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Area = keyof typeof wordsOfAreas;
