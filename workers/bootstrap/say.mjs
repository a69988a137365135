// A terminal that was closed must not end what runs behind it.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

// With --json, standard output is for the result alone.
const terminal = process.argv.includes("--json") ? process.stderr : process.stdout;

/**
 * One calm line on the terminal.
 *
 * @param {string} [line]
 */
export function say(line = "") {
  terminal.write(`${line}\n`);
}

/**
 * The time since `startedAt` for people: "850 ms", "12 s", "3 min 5 s".
 *
 * @param {number} startedAt milliseconds of performance.now()
 */
export function took(startedAt) {
  const milliseconds = performance.now() - startedAt;
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
