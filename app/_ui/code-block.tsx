import { CopyButton } from "@/app/_ui/copy-button";
import { cx } from "@/app/_ui/cx";

type CodeBlockProps = {
  code: string;
  /** Several lines scroll sideways inside their own box; one line is cut with an ellipsis only when told. */
  wrap?: boolean | undefined;
  label?: string | undefined;
};

/** Code, a DNS record, a raw reply, with コピー: `code`, `wrap`, `label`. */
export function CodeBlock({ code, wrap = true, label }: CodeBlockProps) {
  return (
    <figure
      aria-label={label}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-start rounded-md border border-line-strong bg-sunken"
    >
      <pre
        tabIndex={wrap ? undefined : 0}
        className={cx(
          "px-3 py-2.5 font-mono text-sm",
          wrap ? "whitespace-pre-wrap break-all" : "overflow-x-auto whitespace-pre",
        )}
      >
        <code>{code}</code>
      </pre>
      <span className="p-1.5">
        <CopyButton text={code} />
      </span>
    </figure>
  );
}
