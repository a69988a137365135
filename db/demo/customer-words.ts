/** Written form, reading, and Latin letters for the address. */
export type Word = readonly [written: string, kana: string, latin: string];

/** Variant characters as people really have them: 髙 﨑 邉 邊 齋 齊 濵 栁 德 are in CP932, and easily lost. */
export const familyNames: readonly Word[] = [
  ["佐藤", "サトウ", "sato"],
  ["鈴木", "スズキ", "suzuki"],
  ["髙橋", "タカハシ", "takahashi"],
  ["高橋", "タカハシ", "takahashi"],
  ["田中", "タナカ", "tanaka"],
  ["伊藤", "イトウ", "ito"],
  ["渡辺", "ワタナベ", "watanabe"],
  ["渡邉", "ワタナベ", "watanabe"],
  ["渡邊", "ワタナベ", "watanabe"],
  ["山本", "ヤマモト", "yamamoto"],
  ["中村", "ナカムラ", "nakamura"],
  ["小林", "コバヤシ", "kobayashi"],
  ["加藤", "カトウ", "kato"],
  ["吉田", "ヨシダ", "yoshida"],
  ["山田", "ヤマダ", "yamada"],
  ["佐々木", "ササキ", "sasaki"],
  ["山口", "ヤマグチ", "yamaguchi"],
  ["松本", "マツモト", "matsumoto"],
  ["井上", "イノウエ", "inoue"],
  ["木村", "キムラ", "kimura"],
  ["﨑山", "サキヤマ", "sakiyama"],
  ["山﨑", "ヤマザキ", "yamazaki"],
  ["林", "ハヤシ", "hayashi"],
  ["斎藤", "サイトウ", "saito"],
  ["齋藤", "サイトウ", "saito"],
  ["齊藤", "サイトウ", "saito"],
  ["清水", "シミズ", "shimizu"],
  ["森", "モリ", "mori"],
  ["濵田", "ハマダ", "hamada"],
  ["栁沢", "ヤナギサワ", "yanagisawa"],
  ["德永", "トクナガ", "tokunaga"],
  ["長谷川", "ハセガワ", "hasegawa"],
  ["小野寺", "オノデラ", "onodera"],
  ["勅使河原", "テシガワラ", "teshigawara"],
  ["阿部", "アベ", "abe"],
  ["辻", "ツジ", "tsuji"],
];

export const givenNames: readonly Word[] = [
  ["太郎", "タロウ", "taro"],
  ["花子", "ハナコ", "hanako"],
  ["翔太", "ショウタ", "shota"],
  ["美咲", "ミサキ", "misaki"],
  ["大輔", "ダイスケ", "daisuke"],
  ["陽子", "ヨウコ", "yoko"],
  ["健一", "ケンイチ", "kenichi"],
  ["さくら", "サクラ", "sakura"],
  ["蓮", "レン", "ren"],
  ["結衣", "ユイ", "yui"],
  ["眞由美", "マユミ", "mayumi"],
  ["浩", "ヒロシ", "hiroshi"],
  ["恵子", "ケイコ", "keiko"],
  ["拓也", "タクヤ", "takuya"],
  ["凜", "リン", "rin"],
  ["一郎", "イチロウ", "ichiro"],
  ["ひかり", "ヒカリ", "hikari"],
  ["誠", "マコト", "makoto"],
  ["優子", "ユウコ", "yuko"],
  ["龍之介", "リュウノスケ", "ryunosuke"],
  ["ユキ", "ユキ", "yuki"],
  ["隆", "タカシ", "takashi"],
  ["香織", "カオリ", "kaori"],
  ["直樹", "ナオキ", "naoki"],
];

/** Stand-ins for carriers, mailbox providers and access providers, with how many in a thousand have them. */
export const mailboxDomains: readonly (readonly [domain: string, perMille: number])[] = [
  ["gmail.test", 300],
  ["yahoo.test", 180],
  ["docomo.test", 130],
  ["ezweb.test", 80],
  ["softbank.test", 60],
  ["icloud.test", 60],
  ["outlook.test", 30],
  ["nifty.test", 20],
  ["ocn.test", 20],
  ["biglobe.test", 20],
];

/** Of the rest, each works at one of so many companies, `company-001.test` and on. */
export const companyCount = 120;
const companyStems = [
  "東都商事",
  "みどり食品",
  "北斗電機",
  "さくら印刷",
  "青葉不動産",
  "大和運輸",
  "朝日製作所",
  "髙島物産",
  "ひかり薬局",
  "ABCソリューションズ",
  "山﨑建設",
  "ミナト水産",
];
const companyShapes = [
  (stem: string) => `株式会社${stem}`,
  (stem: string) => `${stem}株式会社`,
  (stem: string) => `㈱${stem}`,
  (stem: string) => `有限会社${stem}`,
  (stem: string) => `${stem}（株）`,
];

/** The company that has `company-NNN.test`, from 1. */
export function companyName(number: number): string {
  const stem = companyStems[number % companyStems.length] ?? "";
  const shape = companyShapes[number % companyShapes.length];
  const part = number > companyStems.length * companyShapes.length ? `第${number}` : "";
  return `${shape === undefined ? stem : shape(stem)}${part}`;
}

export const departments = ["営業部", "総務部", "経理課", "情報システム部", "マーケティング部", "購買課", ""];
export const jobTitles = ["部長", "課長", "主任", "代表取締役", "", ""];
export const prefectures: readonly (readonly [name: string, postcodeStart: string, areaCode: string])[] = [
  ["東京都", "100", "03"],
  ["北海道", "060", "011"],
  ["大阪府", "530", "06"],
  ["神奈川県", "220", "045"],
  ["愛知県", "460", "052"],
  ["福岡県", "810", "092"],
  ["宮城県", "980", "022"],
  ["沖縄県", "900", "098"],
  ["京都府", "600", "075"],
  ["長野県", "380", "026"],
];
export const memberRanks = [
  "ブロンズ",
  "ブロンズ",
  "ブロンズ",
  "シルバー",
  "シルバー",
  "ゴールド",
  "プラチナ",
];
export const tagSets = ["会員", "会員、メルマガ", "来店", "会員,VIP", "展示会2025", "～春の限定①～", ""];
