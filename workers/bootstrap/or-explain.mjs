/**
 * Runs a command; what it throws ends the process with the error's sentence, and the stack only with DEBUG set.
 *
 * @param {() => Promise<unknown>} command
 */
export async function orExplain(command) {
  try {
    await command();
  } catch (error) {
    const explain = error instanceof Error && !process.env.DEBUG ? error.message : error;
    process.stderr.write(`\n${explain instanceof Error ? explain.stack : explain}\n`);
    process.exitCode = 1;
  }
}
