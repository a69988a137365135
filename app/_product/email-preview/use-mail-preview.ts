"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/app/_trpc/client";
import type { MailContent } from "@/server/domain/templates/schema";

const waitInMilliseconds = 700;

/**
 * What the server says of a mail as it stands: how one contact would read it, and what is wrong with it. Asked again a
 * moment after the last change; meanwhile the last answer stays.
 *
 * @param contactId null: the newest contact
 */
export function useMailPreview(content: MailContent, contactId: string | null) {
  const client = useTRPCClient();
  const settled = useSettled(content);
  return useQuery({
    queryKey: ["mail-preview", settled, contactId],
    queryFn: () =>
      client.templates.preview.mutate({ content: settled, ...(contactId !== null && { contactId }) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** A value once it has rested. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitInMilliseconds);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
