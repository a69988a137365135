import {
  companyCount,
  companyName,
  departments,
  familyNames,
  givenNames,
  jobTitles,
  mailboxDomains,
  memberRanks,
  prefectures,
  tagSets,
} from "./customer-words";
import type { SeededRandom } from "./seeded-random";

export type Customer = {
  /** Unique by the row's number. */
  address: string;
  domain: string;
  /** As the file holds it: now and then full width, with spaces or in capitals. */
  writtenAddress: string;
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  company: string;
  department: string;
  jobTitle: string;
  honorific: string;
  phone: string;
  postcode: string;
  prefecture: string;
  birthDate: string;
  rank: string;
  lastPurchaseDate: string;
  purchaseCount: number;
  tags: string;
};

/** One customer; `number` makes the address unique. */
export function makeCustomer(number: number, random: SeededRandom): Customer {
  const [familyName, familyNameKana, familyLatin] = random.pick(familyNames);
  const [givenName, givenNameKana, givenLatin] = random.pick(givenNames);
  const { domain, company } = pickDomain(random);
  const [prefecture, postcodeStart, areaCode] = random.pick(prefectures);
  const address = `${random.pick([`${givenLatin}.${familyLatin}`, `${familyLatin}_${givenLatin}`, `${familyLatin}-${givenLatin[0] ?? ""}`])}.${number}@${domain}`;
  const isCompanyOnly = company !== "" && random.below(12) === 0;
  const isNameless = company === "" && random.below(40) === 0;
  const hasName = !isCompanyOnly && !isNameless;
  return {
    address,
    domain,
    writtenAddress: writeAddress(address, random),
    familyName: hasName ? familyName : "",
    givenName: hasName ? givenName : "",
    familyNameKana: hasName ? writeKana(familyNameKana, random) : "",
    givenNameKana: hasName ? givenNameKana : "",
    company,
    department: company === "" ? "" : random.pick(departments),
    jobTitle: company === "" || !hasName ? "" : random.pick(jobTitles),
    honorific: hasName ? random.pick(["様", "様", "", "", "", "先生"]) : "",
    phone: writePhone(areaCode, random),
    postcode: `${random.pick(["", "〒"])}${postcodeStart}-${String(1 + random.below(98)).padStart(4, "0")}`,
    prefecture,
    birthDate: writeDay(1945 + random.below(60), random),
    rank: random.pick(memberRanks),
    lastPurchaseDate: writeDay(2023 + random.below(3), random),
    purchaseCount: random.below(60),
    tags: random.pick(tagSets),
  };
}

function pickDomain(random: SeededRandom): { domain: string; company: string } {
  let place = random.below(1_000);
  for (const [domain, perMille] of mailboxDomains) {
    if (place < perMille) return { domain, company: "" };
    place -= perMille;
  }
  const number = 1 + random.below(companyCount);
  return { domain: `company-${String(number).padStart(3, "0")}.test`, company: companyName(number) };
}

function writeAddress(address: string, random: SeededRandom): string {
  switch (random.below(40)) {
    case 0:
      return `${address}\u3000`;
    case 1:
      return address.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    case 2:
      return ` ${address}`;
    default:
      return address;
  }
}

const halfKana: Readonly<Record<string, string>> = {
  サトウ: "ｻﾄｳ",
  スズキ: "ｽｽﾞｷ",
  タナカ: "ﾀﾅｶ",
  ヤマダ: "ﾔﾏﾀﾞ",
  イトウ: "ｲﾄｳ",
};

function writeKana(kana: string, random: SeededRandom): string {
  return random.below(5) === 0 ? (halfKana[kana] ?? kana) : kana;
}

function writePhone(areaCode: string, random: SeededRandom): string {
  const four = () => String(random.below(10_000)).padStart(4, "0");
  const mobile = `0${random.pick(["90", "80", "70"])}-${four()}-${four()}`;
  const fixed = `${areaCode}-${four().slice(0, 6 - areaCode.length)}-${four()}`;
  const wide = mobile.replace(/[\d-]/g, (character) =>
    character === "-" ? "－" : String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
  return random.pick([mobile, mobile, fixed, wide, mobile.replaceAll("-", ""), ""]);
}

function writeDay(year: number, random: SeededRandom): string {
  const month = 1 + random.below(12);
  const day = 1 + random.below(28);
  const two = (part: number) => String(part).padStart(2, "0");
  return random.pick([
    `${year}/${month}/${day}`,
    `${year}/${two(month)}/${two(day)}`,
    `${year}-${two(month)}-${two(day)}`,
    `${year}年${month}月${day}日`,
  ]);
}
