const units = ["B", "KB", "MB", "GB"] as const;

/** `100 MB`, `3.2 MB`, `812 KB`; steps of 1,024. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** step;
  const digits = step > 0 && value < 10 && !Number.isInteger(value) ? 1 : 0;
  return `${value.toFixed(digits)} ${units[step]}`;
}
