import { z } from "zod";
import { addSuppression } from "@/server/domain/suppressions/add-suppression";
import { liftMatched } from "@/server/domain/suppressions/lift-matched";
import { liftSuppression } from "@/server/domain/suppressions/lift-suppression";
import { listSuppressions } from "@/server/domain/suppressions/list-suppressions";
import {
  addSuppressionInput,
  liftMatchedInput,
  liftSuppressionInput,
  listSuppressionsInput,
  suppressMatchingInput,
} from "@/server/domain/suppressions/schema";
import { suppressMatching } from "@/server/domain/suppressions/suppress-matching";
import { addRoute } from "./add-route";
import { listPage, pageQuery } from "./list-page";
import type { RestApi } from "./rest-api";

const tag = "suppressions";
const suppressionShape = z.object({
  addressHash: z.string(),
  cause: z.string(),
  at: z.iso.datetime(),
  contactId: z.uuid().nullable(),
  email: z.string().nullable(),
});

export function registerSuppressions(api: RestApi): void {
  addRoute(api, {
    method: "get",
    path: "/suppressions",
    tag,
    summary: "List addresses that get no mail, the last added first",
    permission: "contacts:read",
    query: pageQuery,
    answer: listPage(suppressionShape),
    run: (context, { query }) => listSuppressions(context, listSuppressionsInput.parse(query)),
  });
  addRoute(api, {
    method: "post",
    path: "/suppressions",
    tag,
    summary: "Take an address out of all mail",
    permission: "contacts:write",
    body: addSuppressionInput,
    answer: z.object({ added: z.boolean() }),
    run: (context, { body }) => addSuppression(context, body),
  });
  addRoute(api, {
    method: "post",
    path: "/suppressions/lift",
    tag,
    summary: "Let an address get mail again, with a reason",
    permission: "contacts:write",
    body: liftSuppressionInput,
    run: (context, { body }) => liftSuppression(context, body),
  });
  addRoute(api, {
    method: "post",
    path: "/suppressions/matching",
    tag,
    summary:
      "Take everybody who fits a filter out of all mail, if they are as many as you say (at most 100,000)",
    permission: "contacts:write",
    body: suppressMatchingInput,
    answer: z.object({
      suppressed: z.int(),
      at: z.iso.datetime().describe("Names this act, to undo it."),
    }),
    run: (context, { body }) => suppressMatching(context, body),
  });
  addRoute(api, {
    method: "post",
    path: "/suppressions/matching/undo",
    tag,
    summary: "Let those get mail again who were taken out by one act on a filter",
    permission: "contacts:write",
    body: liftMatchedInput,
    answer: z.object({ lifted: z.int() }),
    run: (context, { body }) => liftMatched(context, body),
  });
}
