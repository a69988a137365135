import type { MailContent } from "@/server/domain/templates/schema";

/** A template as the server has it. */
export type SavedTemplate = MailContent & {
  templateId: string;
  name: string;
  /** Goes up with every save; a save must name the one that it changes. */
  version: number;
  updatedAt: Date;
};

/** What a person changes of it. */
export type TemplateDraft = MailContent & { name: string };
