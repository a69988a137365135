// Loaded with --import before the program: when the process that started this one is gone, however it
// went (SIGKILL runs no handler there), the channel between them closes, and this one stops as on SIGTERM.
function stop() {
  process.kill(process.pid, "SIGTERM");
  // A program that does not stop by itself must not stay behind; 25 s is what the supervisor grants too.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 25_000).unref();
}

if (process.connected) {
  process.on("disconnect", stop);
  // Listening for "disconnect" keeps the event loop alive; the program alone decides how long it runs.
  process.channel?.unref();
} else if (process.send) {
  // Started with a channel that is closed already.
  stop();
}
