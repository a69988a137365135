import type { ReactNode } from "react";

type FactorRowProps = {
  title: string;
  badge?: ReactNode;
  text: ReactNode;
  acts: ReactNode;
  children?: ReactNode;
};

/** One kind of proof: what it is, how it stands, and what can be done about it. */
export function FactorRow({ title, badge, text, acts, children }: FactorRowProps) {
  return (
    <div className="px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="flex flex-wrap items-center gap-2 font-bold text-md">
            {title}
            {badge}
          </h3>
          <p className="mt-1 text-sm text-text-2 [text-autospace:normal]">{text}</p>
        </div>
        <div className="flex flex-wrap gap-2">{acts}</div>
      </div>
      {children}
    </div>
  );
}
