import { cx } from "@/app/_ui/cx";
import { inputClass } from "@/app/_ui/input-class";

/** The box of a select: like an input, with a chevron. */
export function selectTriggerClass(size: "sm" | "md"): string {
  return cx(
    inputClass,
    "flex cursor-pointer items-center gap-2 px-2.5 data-[placeholder]:text-text-3",
    size === "md" ? "h-8.5 max-md:h-10" : "h-7 w-auto max-md:h-9",
  );
}
