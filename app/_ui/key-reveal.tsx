import type { ReactNode } from "react";
import { CodeBlock } from "@/app/_ui/code-block";

type KeyRevealProps = {
  /** APIキー「基幹連携」. */
  label: string;
  secret: string;
  /** What to do when it is lost: 閉じると二度と表示できません。なくしたときは…. */
  warning: ReactNode;
};

/** A secret, shown this once: `label`, `secret`, `warning`. */
export function KeyReveal({ label, secret, warning }: KeyRevealProps) {
  return (
    <div>
      <div className="mb-1.5 font-medium text-sm">{label}</div>
      <CodeBlock code={secret} label={label} />
      <p className="mt-1.5 text-text-3 text-xs [text-autospace:normal]">{warning}</p>
    </div>
  );
}
