import { cx } from "@/app/_ui/cx";

type SkeletonProps = {
  /** A Tailwind width: `w-40`, `w-3/5`. */
  width?: string | undefined;
  height?: string | undefined;
};

/** The place of something that is loading: appears after 150 ms, does not shimmer. `width`, `height` (Tailwind classes). */
export function Skeleton({ width = "w-full", height = "h-3" }: SkeletonProps) {
  return (
    <span aria-hidden="true" className={cx("block animate-appear-late rounded-sm bg-hover", width, height)} />
  );
}
