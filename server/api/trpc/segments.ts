import { countSegment } from "@/server/domain/segments/count-segment";
import { createSegment } from "@/server/domain/segments/create-segment";
import { deleteSegment } from "@/server/domain/segments/delete-segment";
import { explainSegment } from "@/server/domain/segments/explain-segment";
import { getSegment } from "@/server/domain/segments/get-segment";
import { listSegments } from "@/server/domain/segments/list-segments";
import { previewSegment } from "@/server/domain/segments/preview-segment";
import {
  countSegmentInput,
  createSegmentInput,
  deleteSegmentInput,
  explainSegmentInput,
  getSegmentInput,
  listSegmentsInput,
  previewSegmentInput,
  updateSegmentInput,
} from "@/server/domain/segments/schema";
import { updateSegment } from "@/server/domain/segments/update-segment";
import { router, tenantProcedure } from "./init";

export const segmentsRouter = router({
  list: tenantProcedure.input(listSegmentsInput).query(({ ctx, input }) => listSegments(ctx, input)),
  get: tenantProcedure.input(getSegmentInput).query(({ ctx, input }) => getSegment(ctx, input)),
  count: tenantProcedure.input(countSegmentInput).query(({ ctx, input }) => countSegment(ctx, input)),
  preview: tenantProcedure.input(previewSegmentInput).query(({ ctx, input }) => previewSegment(ctx, input)),
  explain: tenantProcedure.input(explainSegmentInput).query(({ ctx, input }) => explainSegment(ctx, input)),
  create: tenantProcedure.input(createSegmentInput).mutation(({ ctx, input }) => createSegment(ctx, input)),
  update: tenantProcedure.input(updateSegmentInput).mutation(({ ctx, input }) => updateSegment(ctx, input)),
  delete: tenantProcedure.input(deleteSegmentInput).mutation(({ ctx, input }) => deleteSegment(ctx, input)),
});
