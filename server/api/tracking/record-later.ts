import { after } from "next/server";
import { errorFields, log } from "@/server/platform/log";

/** The reader is answered first; what he did is written once the answer is out. */
export function recordLater(work: () => Promise<unknown>): void {
  after(() => work().catch((error: unknown) => log.error("a reaction was not recorded", errorFields(error))));
}
