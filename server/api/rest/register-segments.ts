import { z } from "zod";
import { inFolder, intoFolder } from "@/server/domain/folders/schema";
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
  explainSegmentInput,
  listSegmentsInput,
  previewSegmentInput,
  updateSegmentInput,
} from "@/server/domain/segments/schema";
import { updateSegment } from "@/server/domain/segments/update-segment";
import { addRoute } from "./add-route";
import { listPage, pageQuery } from "./list-page";
import type { RestApi } from "./rest-api";

const params = z.object({ segmentId: z.uuid() });
const at = "/segments/{segmentId}";
const tag = "segments";
const instant = z.iso.datetime();

/** Rules nest in themselves, which the description of a body cannot do without end; the verb's input checks them. */
const rule = z
  .record(z.string(), z.unknown())
  .describe(
    'A condition, or a group of conditions: {"kind":"all"|"any","rules":[…]} or {"kind":"not","rule":…}; at most 8 levels, 200 nodes and 1,000 values. For example {"kind":"attribute","attribute":"company","test":{"operator":"contains","values":["商事"]}}.',
  );
const name = z.string().min(1).max(120);
const savedOrRule = { segmentId: z.uuid().optional(), rule: rule.optional() };
const made = z.object({ id: z.uuid(), version: z.int() });
const segmentRow = {
  id: z.uuid(),
  name: z.string(),
  folderId: z.uuid().nullable(),
  version: z.int(),
  updatedAt: instant,
};

export function registerSegments(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/segments",
    tag,
    summary: "List segments, the last changed first",
    permission: "segments:read",
    query: pageQuery.extend(inFolder),
    answer: listPage(z.object({ ...segmentRow, campaignCount: z.int() })),
    run: async (context, { query }) => {
      const { items, nextCursor } = await listSegments(context, listSegmentsInput.parse(query));
      return { items: items.map(({ segmentId, ...rest }) => ({ id: segmentId, ...rest })), nextCursor };
    },
  });
  addRoute(api, {
    method: "post",
    path: "/segments",
    tag,
    summary: "Create a segment",
    permission: "segments:write",
    body: z.strictObject({ name, rule, ...intoFolder }),
    answer: made,
    status: 201,
    run: async (context, { body }) => {
      const { segmentId, version } = await createSegment(context, createSegmentInput.parse(body));
      return { id: segmentId, version };
    },
  });
  registerOne(api);
  registerAudience(api);
}

function registerOne(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read a segment with its present rule",
    permission: "segments:read",
    params,
    answer: z.object({ ...segmentRow, rule, createdAt: instant }),
    run: async (context, input) => {
      const { segmentId, rule: present, ...rest } = await getSegment(context, input.params);
      return { id: segmentId, rule: { ...present }, ...rest };
    },
  });
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Rename a segment, or give it another rule as a new version",
    permission: "segments:write",
    params,
    body: z.strictObject({ name: name.optional(), rule: rule.optional() }),
    answer: z.object({ version: z.int() }),
    run: (context, input) =>
      updateSegment(context, updateSegmentInput.parse({ ...input.params, ...input.body })),
  });
  addRoute(api, {
    method: "delete",
    path: at,
    tag,
    summary: "Delete a segment that no campaign uses",
    permission: "segments:write",
    params,
    run: (context, input) => deleteSegment(context, input.params),
  });
}

function registerAudience(api: RestApi): void {
  addRoute(api, {
    method: "post",
    path: "/segments/count",
    tag,
    summary: "Count the people of a saved segment, or of a rule",
    permission: "segments:read",
    body: z.strictObject(savedOrRule),
    answer: z.object({
      count: z.int(),
      sendable: z.int(),
      version: z.int().nullable(),
      asOf: instant,
      tookMs: z.int(),
    }),
    run: (context, { body }) => countSegment(context, countSegmentInput.parse(body)),
  });
  addRoute(api, {
    method: "post",
    path: "/segments/preview",
    tag,
    summary: "Show ten people of a saved segment, or of a rule",
    permission: "segments:read",
    body: z.strictObject(savedOrRule),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          email: z.string(),
          familyName: z.string(),
          givenName: z.string(),
          company: z.string(),
        }),
      ),
    }),
    run: async (context, { body }) => {
      const { items } = await previewSegment(context, previewSegmentInput.parse(body));
      return { items: items.map(({ contactId, ...rest }) => ({ id: contactId, ...rest })) };
    },
  });
  addRoute(api, {
    method: "post",
    path: "/segments/explain",
    tag,
    summary: "Tell why a person is in a segment, or is not",
    permission: "segments:read",
    body: z.strictObject({ contactId: z.uuid(), ...savedOrRule }),
    answer: z.object({
      isMember: z.boolean(),
      nodes: z.array(z.object({ path: z.string(), is: z.boolean() })),
    }),
    run: (context, { body }) => explainSegment(context, explainSegmentInput.parse(body)),
  });
}
