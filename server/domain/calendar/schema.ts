import { z } from "zod";
import type { CampaignState } from "@/server/domain/campaigns/schema";

const longestPeriodInDays = 62;
const dayInMilliseconds = 86_400_000;

/** Days in the tenant's zone: from the first up to, and without, the second. */
export const listCalendarInput = z
  .strictObject({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => {
    const days = (Date.parse(until) - Date.parse(from)) / dayInMilliseconds;
    return days > 0 && days <= longestPeriodInDays;
  }, "calendar.badPeriod");
export type ListCalendarInput = z.output<typeof listCalendarInput>;

/** A campaign at the time at which it went, goes or is wanted to go. */
export type CalendarEntry = {
  campaignId: string;
  name: string;
  subject: string;
  state: CampaignState;
  /** When it started, is due, or is wanted. */
  at: Date;
  /** When the last mail had its outcome; null before that. */
  finishedAt: Date | null;
  /** People at the time of the request for approval; null for a draft. */
  audienceCount: number | null;
  /** Mails planned, and those that still wait; null before it starts. */
  planned: number | null;
  waiting: number | null;
};
