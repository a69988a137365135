/**
 * A time of day as people write it: `9:30`, `０９：３０`, `930`, `9時半`, `9時30分`, `21`.
 *
 * @returns `09:30`, or null when it is none
 */
export function readTime(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/\s/g, "").replace("時半", "時30分").replace(/時$/, "");
  const [, hour, minute = "0"] =
    /^(\d{1,2})(?:[:時.](\d{1,2})分?)?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}
