import { Check } from "lucide-react";
import { cx } from "@/app/_ui/cx";

type WizardStepsProps = {
  /** Read aloud. */
  label: string;
  steps: readonly string[];
  /** Index of the current step, from 0; those before are done. */
  current: number;
};

/** Numbered steps in a wizard's head: `label`, `steps`, `current`. On a phone only the current one has its word. */
export function WizardSteps({ label, steps, current }: WizardStepsProps) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-y-2 text-sm">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={cx(
            "flex items-center gap-2 whitespace-nowrap",
            index < current && "text-text-2",
            index === current && "font-bold text-text",
            index > current && "text-text-3",
          )}
        >
          {index > 0 && (
            <span
              aria-hidden="true"
              className={cx(
                "mr-3 ml-3.5 h-0.5 w-11 max-md:mr-2 max-md:ml-1 max-md:w-3.5",
                index <= current ? "bg-accent" : "bg-line-strong",
              )}
            />
          )}
          <span
            className={cx(
              "grid size-6 place-items-center rounded-full border-[1.5px] font-bold text-xs",
              index < current && "border-accent bg-accent text-on-accent",
              index === current && "border-2 border-accent-text text-accent-text",
              index > current && "border-line-control",
            )}
          >
            {index < current ? <Check className="size-3 stroke-3" aria-hidden="true" /> : index + 1}
          </span>
          <span className={cx(index !== current && "max-md:sr-only")}>{step}</span>
        </li>
      ))}
    </ol>
  );
}
