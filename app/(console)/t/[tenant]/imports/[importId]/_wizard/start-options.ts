import { halfWidth } from "@/app/_ui/half-width";
import type { ImportDetail } from "./import-types";
import type { ShiftChoice } from "./shift-warning";

/** What a person says before an import starts. */
export type StartOptions = {
  readonly tagName: string;
  readonly consented: boolean;
  readonly how: string;
  readonly giveAgain: boolean;
  /** Only asked when names seem to have shifted. */
  readonly choice: ShiftChoice;
  readonly typed: string;
};

export const startsEmpty: StartOptions = {
  tagName: "",
  consented: false,
  how: "",
  giveAgain: false,
  choice: "stop",
  typed: "",
};

/** The digits of a number as people type it. */
export const readTyped = (typed: string): string => halfWidth(typed).replace(/[\s,]/g, "");

/** Names did not shift, or somebody typed how many people get another one. */
export const isShiftSettled = ({ areNamesShifted, namesChanged }: ImportDetail, { typed }: StartOptions) =>
  !areNamesShifted || readTyped(typed) === String(namesChanged);
