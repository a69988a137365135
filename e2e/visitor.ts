import type { ConsoleClient } from "@/workers/demo/console-client";

type Cookie = { name: string; value: string; url: string };

/** The cookies of a browser: a person's session (or none), a language and a theme. */
export const visitor =
  (client: ConsoleClient, origin: string) =>
  ({
    language,
    theme,
    isAnonymous,
  }: {
    language: "ja" | "en";
    theme?: "light" | "dark";
    isAnonymous?: boolean;
  }): Cookie[] => [
    ...(isAnonymous ? [] : client.cookies().map(({ name, value }) => ({ name, value, url: origin }))),
    { name: "hk_locale", value: language, url: origin },
    ...(theme === undefined ? [] : [{ name: "hk_theme", value: theme, url: origin }]),
  ];
