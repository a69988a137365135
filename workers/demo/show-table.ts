import type { DemoResult } from "./demo-run";

/** The result for a person: each check with both numbers, then how long each part took. */
export function showTable({ checks, seconds }: DemoResult): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, left, right, holds }) => {
    const bound = String(right) === String(left) ? "" : holds ? `(${right})` : `(should be ${right})`;
    return `${holds ? "✓" : "✗"} ${name.padEnd(width)}  ${left}  ${bound}`.trimEnd();
  });
  const took = Object.entries(seconds).map(([name, value]) => `${name} ${value} s`);
  return `\n${lines.join("\n")}\n\n${took.join(" · ")}\n`;
}
