/** Words of a company's name or host that do not tell it from others. */
const legalForms = new Set(["co", "corp", "corporation", "gk", "gmbh", "inc", "kk", "llc", "ltd", "the"]);
/** Mailbox providers: their name is not the company's. */
const providers =
  /^(gmail|googlemail|yahoo|ymail|outlook|hotmail|live|msn|icloud|me|mac|docomo|ezweb|au|softbank|i|vodafone|rakumail|proton|protonmail|aol|gmx|zoho|nifty|biglobe|ocn|so-net)$/;
const longest = 40;
const shortest = 2;

const toSlug = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !legalForms.has(word))
    .join("-")
    .slice(0, longest)
    .replace(/-+$/, "");

/**
 * What a company might be called in the address bar: its name as far as it is written in Latin letters, else the name of its mail
 * domain. Empty where neither says anything.
 */
export function suggestSlug(company: string, email: string): string {
  const ofName = toSlug(company);
  // A name of which only a digit or two is Latin has lost what it says.
  if (ofName.length >= shortest && /[a-z]{2}/.test(ofName)) return ofName;
  const host = (email.split("@")[1] ?? "").toLowerCase();
  const domain = host.split(".").find((label) => !/^(mail|mx|www)$/.test(label)) ?? "";
  const ofDomain = providers.test(domain) ? "" : toSlug(domain);
  return ofDomain.length >= shortest ? ofDomain : "";
}
