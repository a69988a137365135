import { useTranslations } from "next-intl";
import { Skeleton } from "@/app/_ui/skeleton";

const rows = ["a", "b", "c", "d", "e", "f", "g", "h"];

type PageSkeletonProps = {
  /** The shape of what comes: a list of rows, or sections of text. */
  kind?: "list" | "detail" | undefined;
};

/** For `loading.tsx`: the head and the body of a page before its data. `kind`. */
export function PageSkeleton({ kind = "list" }: PageSkeletonProps) {
  const t = useTranslations("ui");
  return (
    <div aria-busy="true">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <div className="px-8 pt-5 pb-6 max-md:px-4">
        <Skeleton width="w-48" height="h-6" />
      </div>
      {kind === "list" ? (
        <div className="border-line border-t">
          {rows.map((row) => (
            <div key={row} className="flex h-14 items-center gap-8 border-line border-b px-8 max-md:px-4">
              <Skeleton width="w-2/5" />
              <Skeleton width="w-20" />
              <Skeleton width="w-1/4" />
            </div>
          ))}
        </div>
      ) : (
        <div className="grid gap-8 border-line border-t px-8 py-6 max-md:px-4">
          {rows.slice(0, 3).map((row) => (
            <div key={row} className="grid gap-3">
              <Skeleton width="w-32" height="h-4" />
              <Skeleton width="w-4/5" />
              <Skeleton width="w-3/5" />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
