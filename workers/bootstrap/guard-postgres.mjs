// Runs PostgreSQL and ends it when our standard input closes: on a stop, or because the process that held the
// other end is gone, however it went. PostgreSQL itself would stay behind.
import { spawn } from "node:child_process";

const [uid, gid, command = "", ...args] = process.argv.slice(2);
const who = uid === "-" ? {} : { uid: Number(uid), gid: Number(gid) };
const server = spawn(command, args, {
  cwd: "/",
  ...who,
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, LC_ALL: "C" },
});

server.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.on("exit", (code) => process.exit(code ?? 1));

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  // "Smart", then "fast", then "immediate" shutdown (PostgreSQL manual §18.5): clients may finish first.
  server.kill("SIGTERM");
  setTimeout(() => server.kill("SIGINT"), 3_000);
  setTimeout(() => server.kill("SIGQUIT"), 30_000);
}

process.stdin.on("end", end).on("error", end).resume();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
