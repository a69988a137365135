"use client";
import { Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";

type RecoveryCodesProps = {
  codes: readonly string[];
  /** Whose they are, for the file and the paper. */
  account: string;
};

/** Codes that are shown this once, with the ways to keep them: copying, a file, paper. */
export function RecoveryCodes({ codes, account }: RecoveryCodesProps) {
  const t = useTranslations("security.codes");
  const text = [t("heading", { account }), "", ...codes, "", t("once"), ""].join("\n");
  return (
    <div>
      <ul
        aria-label={t("label")}
        className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-lg border border-line px-5 py-4 font-mono text-md max-[24rem]:grid-cols-1 max-md:gap-x-3 max-md:px-3 max-md:text-sm print:border-0 print:text-black"
      >
        {codes.map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2 print:hidden">
        <CopyButton text={text} />
        <Button size="sm" icon={<Download />} onClick={() => download(text)}>
          {t("download")}
        </Button>
        <Button size="sm" icon={<Printer />} onClick={() => window.print()}>
          {t("print")}
        </Button>
      </div>
      <p className="mt-3 text-text-3 text-xs [text-autospace:normal]">{t("once")}</p>
    </div>
  );
}

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "hikyaku-recovery-codes.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
