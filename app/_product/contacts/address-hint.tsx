"use client";
import { useTranslations } from "next-intl";
import { halfWidth } from "@/app/_ui/half-width";
import { suggestDomain } from "@/server/domain/contacts/pure/suggest-domain";

type AddressHintProps = { email: string; onUse: (email: string) => void };

/** tanaka@gmail.com ではありませんか, for an address at a domain that looks misspelt; shows nothing for others. */
export function AddressHint({ email, onUse }: AddressHintProps) {
  const t = useTranslations("contacts.pages.create");
  const plain = halfWidth(email).trim();
  const at = plain.lastIndexOf("@");
  const meant = at > 0 ? suggestDomain(plain.slice(at + 1).toLowerCase()) : null;
  if (meant === null) return null;
  const address = `${plain.slice(0, at)}@${meant}`;
  return (
    <>
      {t("suggestion", { address })}{" "}
      <button
        type="button"
        className="font-medium text-accent-text underline underline-offset-3"
        onClick={() => onUse(address)}
      >
        {t("suggestionUse")}
      </button>
    </>
  );
}
