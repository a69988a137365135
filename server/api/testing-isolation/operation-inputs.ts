import { rule, type Stock } from "@/server/api/trpc/testing-inputs";
import type { Asked } from "./find-entries";

/** Of operations of the API whose parts hang together in a way that their shape does not say: what is given in place of the sample. */
export const operationInputs: Readonly<Record<string, (stock: Stock) => readonly Asked[]>> = {
  "GET /audit": ({ ids }) => [
    { query: { subject: `campaigns/${ids.campaignId}` } },
    { query: { actorId: ids.personId } },
  ],
  "POST /segments/count": (stock) => [
    { body: { segmentId: stock.ids.segmentId } },
    { body: { rule: rule(stock) } },
  ],
  "POST /segments/preview": (stock) => [
    { body: { segmentId: stock.ids.segmentId } },
    { body: { rule: rule(stock) } },
  ],
  "POST /segments/explain": (stock) => [
    { body: { contactId: stock.ids.contactId, segmentId: stock.ids.segmentId } },
    { body: { contactId: stock.ids.contactId, rule: rule(stock) } },
  ],
  "POST /campaigns/{campaignId}/test": ({ ids }) => [
    { body: { contactId: ids.contactId, to: ["a@example.test"] } },
  ],
  "PATCH /tenant": () => [{ body: { name: "Stranger Inc." } }],
};
