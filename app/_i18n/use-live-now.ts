"use client";
import { usePathname } from "next/navigation";
import { useNow } from "next-intl";
import { useEffect, useRef, useState } from "react";

const everyMs = 30_000;

/**
 * The instant by which relative times are told. It starts as the server's, and goes on by the time that has passed here, each half
 * minute and at each page: the reader's clock may be wrong, and a page that is opened from another keeps the first one's instant.
 */
export function useLiveNow(): Date {
  const first = useNow();
  const path = usePathname();
  const startedAt = useRef<number | null>(null);
  const [now, setNow] = useState(first);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is a reason to look at the clock
  useEffect(() => {
    startedAt.current ??= performance.now();
    const look = () => setNow(new Date(first.getTime() + performance.now() - (startedAt.current ?? 0)));
    look();
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [first, path]);
  return now;
}
