import { parseArgs } from "node:util";
import postgres from "postgres";
import { addOperator, disableOperator } from "@/server/domain/operators/add-operator";
import { env } from "@/server/platform/env";
import { randomToken } from "@/server/platform/secrets";

const usage = `npm run operator -- add --email ito@example.jp --name 伊藤    lets somebody run this installation
npm run operator -- disable --email ito@example.jp          ends that, at once
npm run operator -- list                                    who does
npm run operator -- plans                                   what tenants can be put on
npm run operator -- plans set --id standard --name Standard --monthly 1000000 [--seats 20]`;

const text = { type: "string" } as const;

/** Who runs the installation, and what it sells, by the tables' owner: the web may write neither. */
async function main(owner: postgres.Sql): Promise<string> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { email: text, name: text, id: text, monthly: text, seats: text },
  });
  const act = positionals.join(" ");
  const { email, name } = values;
  if (act === "add" && email && name) return add(owner, email, name);
  if (act === "disable" && email)
    return (await disableOperator(owner, email))
      ? `${email} runs this installation no more.`
      : `Nobody who runs this installation has the address ${email}.`;
  if (act === "list") return list(owner);
  if (act === "plans") return plans(owner);
  if (act === "plans set" && values.id && name && Number.isInteger(Number(values.monthly ?? "x")))
    return setPlan(owner, { id: values.id, name, monthly: Number(values.monthly), seats: values.seats });
  throw new Error(usage);
}

async function add(owner: postgres.Sql, email: string, name: string): Promise<string> {
  const password = randomToken();
  const { isNew } = await addOperator(owner, { email, name, password });
  const how = isNew ? `with the password ${password}` : "with the password that they have";
  return `${email} signs in at ${env().APP_ORIGIN}/operator/sign-in ${how}, and shows a second factor each time.`;
}

async function list(owner: postgres.Sql): Promise<string> {
  const rows = await owner<{ email: string; name: string; isOut: boolean }[]>`
    select p.email, p.name, o.disabled_at is not null "isOut" from operators o join people p on p.id = o.person_id order by p.name`;
  if (rows.length === 0) return "Nobody yet. Begin with: npm run operator -- add";
  return rows.map(({ email, name, isOut }) => `${email}  ${name}${isOut ? "  (no more)" : ""}`).join("\n");
}

async function plans(owner: postgres.Sql): Promise<string> {
  const rows = await owner<{ id: string; name: string; monthly: number; seats: number | null }[]>`
    select id, name, monthly_quota monthly, seats from plans order by monthly_quota`;
  return rows
    .map(
      ({ id, name, monthly, seats }) =>
        `${id}  ${name}  ${monthly} mails a month, ${seats ?? "any number of"} people`,
    )
    .join("\n");
}

async function setPlan(
  owner: postgres.Sql,
  { id, name, monthly, seats }: { id: string; name: string; monthly: number; seats: string | undefined },
): Promise<string> {
  const places = seats === undefined ? null : Number(seats);
  if (places !== null && !Number.isInteger(places)) throw new Error(usage);
  await owner`insert into plans (id, name, monthly_quota, seats) values (${id}, ${name}, ${monthly}, ${places})
    on conflict (id) do update set name = excluded.name, monthly_quota = excluded.monthly_quota, seats = excluded.seats`;
  return plans(owner);
}

const url = env().OWNER_DATABASE_URL;
if (url === undefined)
  throw new Error("OWNER_DATABASE_URL is not set: this command speaks as the tables' owner");
const owner = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
try {
  process.stdout.write(`${await main(owner)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await owner.end();
}
