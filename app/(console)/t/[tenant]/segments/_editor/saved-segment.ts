import type { SegmentRule } from "@/server/domain/segments/schema";

/** The present version of a segment. */
export type SavedSegment = {
  segmentId: string;
  name: string;
  folderId: string | null;
  version: number;
  rule: SegmentRule;
};
