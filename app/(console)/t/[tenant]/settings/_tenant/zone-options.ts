import type { SelectOption } from "@/app/_ui/select-option";

/** Names by which people look for a zone that is not called so. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  "Asia/Tokyo": ["日本", "東京", "JST", "Japan"],
  "Asia/Seoul": ["韓国", "ソウル"],
  "Asia/Shanghai": ["中国", "上海", "北京"],
  "Asia/Taipei": ["台湾", "台北"],
  "Asia/Hong_Kong": ["香港"],
  "Asia/Singapore": ["シンガポール"],
  "Asia/Bangkok": ["タイ", "バンコク"],
  "Europe/London": ["英国", "イギリス", "ロンドン"],
  "Europe/Paris": ["フランス", "パリ"],
  "Europe/Berlin": ["ドイツ", "ベルリン"],
  "America/New_York": ["米国", "ニューヨーク"],
  "America/Los_Angeles": ["米国", "ロサンゼルス"],
  "Pacific/Honolulu": ["ハワイ", "ホノルル"],
  "Australia/Sydney": ["オーストラリア", "シドニー"],
};

/** Every zone that the browser knows, Tokyo first; the one that is set, too, should the browser not know it. */
export function zoneOptions(current: string): SelectOption[] {
  const first = ["Asia/Tokyo", current, "UTC"];
  const zones = [...new Set([...first, ...Intl.supportedValuesOf("timeZone")])];
  return zones.map((zone) => ({
    value: zone,
    label: zone.replaceAll("_", " "),
    keywords: [zone, ...(keywords[zone] ?? [])],
  }));
}
