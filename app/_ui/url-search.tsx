"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { SearchInput } from "@/app/_ui/search-input";

type UrlSearchProps = {
  /** As of SearchInput. */
  label: string;
  /** The search parameter, `q` unless told. A new text also drops `cursor`. */
  param?: string | undefined;
};

/** A SearchInput whose text lives in the address, so that a server page reads it from `searchParams`. */
export function UrlSearch({ label, param = "q" }: UrlSearchProps) {
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [, startTransition] = useTransition();
  const search = (text: string) => {
    const next = new URLSearchParams(parameters);
    next.delete("cursor");
    if (text === "") next.delete(param);
    else next.set(param, text);
    startTransition(() =>
      router.replace(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }),
    );
  };
  return <SearchInput label={label} defaultValue={parameters.get(param) ?? ""} onSearch={search} />;
}
