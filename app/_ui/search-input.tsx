"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { cx } from "@/app/_ui/cx";
import { inputClass } from "@/app/_ui/input-class";

type SearchInputProps = {
  /** What is searched; read aloud, and shown in the empty box: 名前・件名で検索. */
  label: string;
  defaultValue?: string | undefined;
  /** Called 300 ms after the last key, never on a half-converted word. */
  onSearch: (text: string) => void;
  className?: string | undefined;
};

const waitInMilliseconds = 300;

/** The search of a list; `/` jumps to it. `label`, `defaultValue`, `onSearch`. For a `?q=` in the address use UrlSearch. */
export function SearchInput({ label, defaultValue = "", onSearch, className }: SearchInputProps) {
  const t = useTranslations("ui");
  const [text, setText] = useState(defaultValue);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), waitInMilliseconds);
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.target.value);
    if (!(event.nativeEvent as InputEvent).isComposing) later(event.target.value);
  };
  return (
    <search className={cx("relative flex w-68 items-center max-md:w-full", className)}>
      <Search className="pointer-events-none absolute left-2.5 text-text-3" />
      <input
        type="text"
        enterKeyHint="search"
        data-shortcut="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={change}
        onCompositionEnd={(event) => later(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) {
            clearTimeout(timer.current);
            onSearch(text.trim());
          }
        }}
        className={cx(inputClass, "h-8.5 border-line-strong pr-8 pl-8.5 text-ellipsis max-md:h-10")}
      />
      {text !== "" && (
        <button
          type="button"
          aria-label={t("clear")}
          className="absolute right-1 grid size-6.5 place-items-center rounded-sm text-text-3 hover:bg-hover"
          onClick={() => {
            setText("");
            clearTimeout(timer.current);
            onSearch("");
          }}
        >
          <X />
        </button>
      )}
    </search>
  );
}
