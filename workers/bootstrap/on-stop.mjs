/** npm, the shell and the terminal can each pass on the same key press: signals within this time are one. */
const onePressInMilliseconds = 700;

/** @type {readonly NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
/** As a shell counts an end by signal: 128 + its number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * On the first SIGINT, SIGTERM or SIGHUP stops in order and exits; on a second one kills.
 *
 * @param {{ stop: () => Promise<void>, kill: () => void, say: (line: string) => void }} options
 * @returns {{ stopping: () => boolean }}
 */
export function onStop({ stop, kill, say }) {
  let firstAt = 0;
  const handle = async (/** @type {keyof typeof exitCodes} */ signal) => {
    if (firstAt > 0) {
      if (performance.now() - firstAt < onePressInMilliseconds) return;
      say("Killing what still runs.");
      kill();
      return;
    }
    firstAt = performance.now();
    say("Stopping … (once more to kill)");
    await stop();
    process.exit(exitCodes[signal]);
  };
  for (const signal of signals) process.on(signal, handle);
  return { stopping: () => firstAt > 0 };
}
