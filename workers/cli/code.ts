import { generate } from "otplib";
import { env } from "@/server/platform/env";
import { demoOperator, demoPeople, demoTotpSecret } from "@/workers/demo/demo-people";

const wanted = process.argv[2];
const known = [...demoPeople, demoOperator];
const person = known.find(
  ({ key, email, name }) =>
    wanted !== undefined && [key, email, name, email.split("@")[0]].some((one) => one === wanted),
);
if (!env().DEMO) process.stderr.write("Codes are made for the demo's people only.\n");
else if (!person) process.stderr.write(`Whose code? One of: ${known.map(({ key }) => key).join(", ")}\n`);
else process.stdout.write(`${await generate({ secret: demoTotpSecret(person) })}\n`);
if (!env().DEMO || !person) process.exitCode = 1;
