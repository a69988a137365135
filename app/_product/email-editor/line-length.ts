import { mapTags } from "@/app/_product/email-editor/merge-tags";
import { fullWidthLength } from "@/server/domain/templates/pure/full-width-length";

/** Length of a line in full-width characters, as the check counts it: fields by their words for an empty value. */
export const lineLength = (line: string): number =>
  Math.ceil(fullWidthLength(mapTags(line, "text", ({ fallback }) => fallback)));
