"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const pauseInMilliseconds = 10_000;

/** Reads the page's data anew every 10 s while it is looked at. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, pauseInMilliseconds);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
