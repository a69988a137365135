import type { ReactNode } from "react";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import type { Condition } from "@/server/domain/segments/schema";

export type SentenceProps<One extends Condition = Condition> = {
  condition: One;
  catalogue: Catalogue;
  onChange: (condition: Condition) => void;
  /** The chip that says what the condition is about. */
  subject: ReactNode;
  /** Something is missing: its slot is marked. */
  invalid: boolean;
  fresh: boolean;
};
