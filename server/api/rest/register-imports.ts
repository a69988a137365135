import { z } from "zod";
import { fileAnswer } from "@/server/api/file-answer";
import { importErrorWords } from "@/server/api/import-error-words";
import { pickLanguage } from "@/server/api/pick-language";
import { largestImportInBytes } from "@/server/domain/files/schema";
import { exportImportErrors } from "@/server/domain/imports/export-import-errors";
import { getImport } from "@/server/domain/imports/get-import";
import { listImportErrors } from "@/server/domain/imports/list-import-errors";
import { listImports } from "@/server/domain/imports/list-imports";
import {
  exportImportErrorsInput,
  listImportErrorsInput,
  listImportsInput,
  startImportInput,
  updateImportInput,
  uploadImportInput,
} from "@/server/domain/imports/schema";
import { startImport } from "@/server/domain/imports/start-import";
import { stopImport } from "@/server/domain/imports/stop-import";
import { updateImport } from "@/server/domain/imports/update-import";
import { uploadImport } from "@/server/domain/imports/upload-import";
import { addRoute, honoPath } from "./add-route";
import { addUpload } from "./add-upload";
import { asImportAnswer, asImportRow, importAnswer, importRow } from "./import-answer";
import { listPage, pageQuery } from "./list-page";
import { problemShape, problemType } from "./problem";
import type { RestApi } from "./rest-api";

const params = z.object({ importId: z.uuid() });
const at = "/imports/{importId}";
const tag = "imports";
const write = "contacts:write";

export function registerImports(api: RestApi): void {
  addUpload(api, {
    path: "/imports",
    tag,
    summary: "Upload a CSV file of contacts and have it checked; nothing is imported before it is started",
    permission: write,
    query: uploadImportInput,
    contentTypes: ["text/csv", "application/octet-stream"],
    limitInBytes: largestImportInBytes,
    answer: z.object({ id: z.uuid() }),
    status: 202,
    run: async (context, { query, bytes }) => ({ id: (await uploadImport(context, query, bytes)).importId }),
  });
  registerReading(api);
  registerMoves(api);
  registerDownload(api);
}

function registerReading(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/imports",
    tag,
    summary: "List imports, newest first",
    permission: "contacts:read",
    query: pageQuery,
    answer: listPage(importRow),
    run: async (context, { query }) => {
      const { items, nextCursor } = await listImports(context, listImportsInput.parse(query));
      return { items: items.map(asImportRow), nextCursor };
    },
  });
  addRoute(api, {
    method: "get",
    path: at,
    tag,
    summary: "Read an import with its progress and its report",
    permission: "contacts:read",
    params,
    answer: importAnswer,
    run: async (context, input) => asImportAnswer(await getImport(context, input.params)),
  });
  addRoute(api, {
    method: "get",
    path: `${at}/errors`,
    tag,
    summary: "List what is wrong with the rows of the file; the first 10,000 problems are kept",
    permission: "contacts:read",
    params,
    query: pageQuery.extend({ cursor: listImportErrorsInput.shape.cursor }),
    answer: listPage(
      z.object({
        row: z.int().describe("As a spreadsheet counts: the head is row 1."),
        column: z.string(),
        key: z.string(),
        details: z.record(z.string(), z.unknown()),
        value: z.string(),
      }),
    ),
    run: (context, input) =>
      listImportErrors(context, listImportErrorsInput.parse({ ...input.params, ...input.query })),
  });
}

function registerMoves(api: RestApi): void {
  addRoute(api, {
    method: "patch",
    path: at,
    tag,
    summary: "Say where the columns go and how the file is read, and have it checked again",
    permission: write,
    params,
    body: updateImportInput.omit({ importId: true }),
    run: (context, input) => updateImport(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "post",
    path: `${at}/start`,
    tag,
    summary: "Make contacts of the rows of a checked file",
    permission: write,
    params,
    body: startImportInput.omit({ importId: true }),
    run: (context, input) => startImport(context, { ...input.params, ...input.body }),
  });
  addRoute(api, {
    method: "post",
    path: `${at}/stop`,
    tag,
    summary: "Stop an import within seconds; what was taken over stays",
    permission: write,
    params,
    run: (context, input) => stopImport(context, input.params),
  });
}

/** A file is no JSON: the route is written out. */
function registerDownload(api: RestApi): void {
  const path = `${at}/errors.csv`;
  const query = exportImportErrorsInput.pick({ encoding: true });
  const summary = "Download what is wrong with the rows, in the language of Accept-Language";
  api.get(honoPath(path), async (c) => {
    const { importId } = params.parse(c.req.param());
    const { encoding } = query.parse(c.req.query());
    const words = importErrorWords(pickLanguage(c.req.header("accept-language") ?? null, "en"));
    return fileAnswer(await exportImportErrors(c.get("context"), { importId, encoding }, words));
  });
  const failure = { description: "Problem (RFC 9457)", content: { [problemType]: { schema: problemShape } } };
  api.openAPIRegistry.registerPath({
    method: "get",
    path,
    tags: [tag],
    summary,
    description: `Needs the scope \`${write}\`.`,
    security: [{ key: [] }],
    request: { params, query },
    responses: { 200: { description: summary, content: { "text/csv": {} } }, default: failure },
  });
}
