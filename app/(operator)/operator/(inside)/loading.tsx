import { PageSkeleton } from "@/app/_ui/page-skeleton";

export default function Loading() {
  return <PageSkeleton kind="list" />;
}
