"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_i18n/use-format";
import { useTRPC } from "@/app/_trpc/client";
import { Skeleton } from "@/app/_ui/skeleton";

type SegmentCountProps = { segmentId: string; show: "count" | "sendable" };

/** Who matches a saved segment at this moment; the two columns ask once. */
export function SegmentCount({ segmentId, show }: SegmentCountProps) {
  const t = useTranslations("segments.pages.list");
  const format = useFormat();
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.segments.count.queryOptions({ segmentId }, { retry: false }));
  if (isError) return <span className="text-text-3">{t("countFailed")}</span>;
  if (!data) return <Skeleton width="w-10 ml-auto" />;
  const asOf = t("asOf", { time: format.time(data.asOf), seconds: (data.tookMs / 1_000).toFixed(2) });
  return <span title={asOf}>{format.integer(data[show])}</span>;
}
