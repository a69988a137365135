"use client";
import "./globals.css";

const words = {
  ja: {
    title: "飛脚を表示できませんでした",
    text: "サーバーで問題が起きました。配信はこの画面とは別に続いています。もう一度読み込んでください。",
    retry: "もう一度読み込む",
  },
  en: {
    title: "Hikyaku could not be shown",
    text: "Something failed on the server. Deliveries go on without this screen. Load it again.",
    retry: "Load again",
  },
} as const;

/** When even the layout fails: no messages can be loaded, so it carries its own words in both languages. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="ja">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-120 content-center gap-8 px-6">
          {(["ja", "en"] as const).map((locale) => (
            <section key={locale} lang={locale}>
              <h1 className="font-bold text-xl">{words[locale].title}</h1>
              <p className="prose-face mt-2 text-text-2">{words[locale].text}</p>
              <button
                type="button"
                onClick={reset}
                className="mt-4 h-8.5 rounded-md border border-line-strong bg-sheet px-3 font-medium text-sm shadow-sm hover:bg-hover"
              >
                {words[locale].retry}
              </button>
            </section>
          ))}
          {error.digest && <p className="text-text-3 text-xs">{error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
