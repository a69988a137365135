import { z } from "@hono/zod-openapi";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Context, Permission } from "@/server/platform/context";
import { DomainError } from "@/server/platform/errors";
import { type Answerable, honoPath } from "./add-route";
import { problemShape, problemType } from "./problem";
import type { RestApi } from "./rest-api";

export type Upload<Q extends z.ZodType, A extends z.ZodType> = {
  /** Below /api/v1. */
  path: string;
  tag: string;
  summary: string;
  permission?: Permission;
  query: Q;
  contentTypes: readonly [string, ...string[]];
  limitInBytes: number;
  answer: A;
  status?: 200 | 201 | 202;
  /** @param bytes ends with the error TOO_LARGE past the limit, however the client declared the length */
  run: (
    context: Context,
    input: { query: z.output<Q>; contentType: string; bytes: ReadableStream<Uint8Array> },
  ) => Promise<Answerable<z.input<A>>>;
};

const tooLarge = (limitInBytes: number) => new DomainError("TOO_LARGE", "api.bodyTooLarge", { limitInBytes });

function capped(body: ReadableStream<Uint8Array>, limitInBytes: number): ReadableStream<Uint8Array> {
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > limitInBytes) controller.error(tooLarge(limitInBytes));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/**
 * Adds a POST whose body is a file, read as a stream and never held whole. It takes no `Idempotency-Key`: that would need
 * the whole body before the first byte is stored.
 */
export function addUpload<Q extends z.ZodType, A extends z.ZodType>(api: RestApi, route: Upload<Q, A>): void {
  const { path, query, contentTypes, limitInBytes, status = 201 } = route;
  api.on("POST", honoPath(path), async (c) => {
    const contentType = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    if (!contentTypes.includes(contentType))
      throw new DomainError("INVALID", "api.contentType", { expected: contentTypes, field: "Content-Type" });
    if (Number(c.req.header("content-length") ?? 0) > limitInBytes) throw tooLarge(limitInBytes);
    const body = c.req.raw.body;
    if (!body) throw new DomainError("INVALID", "api.bodyMissing");
    const result = await route.run(c.get("context"), {
      query: query.parse(c.req.query()),
      contentType,
      bytes: capped(body, limitInBytes),
    });
    return c.json(route.answer.parse(JSON.parse(JSON.stringify(result))), status as ContentfulStatusCode);
  });
  document(api, route);
}

function document<Q extends z.ZodType, A extends z.ZodType>(api: RestApi, route: Upload<Q, A>): void {
  const { path, tag, summary, permission, query, contentTypes, answer, status = 201 } = route;
  const file = { schema: { type: "string", format: "binary" } } as const;
  api.openAPIRegistry.registerPath({
    method: "post",
    path,
    tags: [tag],
    summary,
    ...(permission && { description: `Needs the scope \`${permission}\`.` }),
    security: [{ key: [] }],
    request: {
      ...(query instanceof z.ZodObject && { query }),
      body: { required: true, content: Object.fromEntries(contentTypes.map((type) => [type, file])) },
    },
    responses: {
      [status]: { description: summary, content: { "application/json": { schema: answer } } },
      default: { description: "Problem (RFC 9457)", content: { [problemType]: { schema: problemShape } } },
    },
  });
}
