import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { disconnect } from "@/db/client";
import { type MailSink, startMailSink } from "@/server/mta/sink/mail-sink";
import { Instance } from "@/workers/bootstrap/instance.mjs";
import { recordsFile } from "@/workers/bootstrap/processes.mjs";
import { actAsReaders } from "./act-as-readers";
import { type Check, checkNumbers, type DemoNumbers } from "./check-numbers";
import { composeCampaign } from "./compose-campaign";
import { ConsoleClient, Refusal } from "./console-client";
import type { DemoFile } from "./customer-counts";
import { demoPeople } from "./demo-people";
import { importCustomers } from "./import-customers";
import { isDead } from "./is-dead";
import { judgeMail } from "./judge-mail";
import { makeDemoTenant } from "./make-demo-tenant";
import { countRecovered, readFaults, readTruth } from "./read-truth";
import { verifyDemoDomain } from "./verify-demo-domain";
import { watchSending } from "./watch-sending";

type Options = {
  directory: string;
  csv: DemoFile;
  kills: number;
  smtp: string | undefined;
  say: (line: string) => void;
};
export type DemoResult = { numbers: DemoNumbers; checks: Check[]; seconds: Record<string, number> };

/** The main job in an instance of its own, from the customer file to the report. */
export class DemoRun {
  #instance: InstanceType<typeof Instance> | undefined;
  #sink: MailSink | undefined;
  readonly #seconds: Record<string, number> = {};
  origin = "";

  constructor(private readonly options: Options) {}

  async start(): Promise<DemoResult> {
    const env = await this.#timed("start", () => this.#startInstance());
    const { csv, say } = this.options;
    const [owner, marketer, approver] = [this.#client(env), this.#client(env), this.#client(env)];
    const contexts = await makeDemoTenant();
    const { domainId, dkim } = await verifyDemoDomain(contexts.owner, recordsFile(this.options.directory));
    await owner.signIn(demoPeople[0]);
    await marketer.signIn(demoPeople[1]);
    await approver.signIn(demoPeople[2]);
    say("Signed in with password and code; the sending domain is verified.");

    const imported = await this.#timed("import", () => importCustomers(marketer, csv.bytes));
    say(`Imported: ${imported.rowsNew} new, ${imported.rowsRejected} rejected of ${imported.rowsTotal}.`);
    const campaignId = await this.#timed("compose", () => composeCampaign(marketer, domainId));
    const audience = await marketer.query<{ willReceive: number; inSegment: number }>(
      "campaigns.countAudience",
      { campaignId },
    );
    const unapproved = await refusalOf(() => marketer.mutate("campaigns.send", { campaignId }));
    const { approvalId } = await marketer.mutate<{ approvalId: string }>("campaigns.requestApproval", {
      campaignId,
    });
    const ownWork = await refusalOf(() => marketer.mutate("approvals.approve", { approvalId, comment: "" }));
    await approver.mutate("approvals.approve", { approvalId, comment: "確認しました" });
    say(`Approved by a second person; ${audience.willReceive} will receive it.`);
    await marketer.mutate("campaigns.send", { campaignId });
    const killed = await this.#timed("send", () =>
      watchSending(
        marketer,
        campaignId,
        audience.willReceive,
        this.options.kills,
        () => this.#killMta(),
        say,
      ),
    );
    const recovered = await countRecovered(env.WORKER_DATABASE_URL ?? "");
    const judged = this.#sink
      ? await this.#timed("judge", () =>
          judgeMail(join(this.options.directory, "sink"), { [dkim.name]: dkim.txt }),
        )
      : null;
    const acted = this.#sink ? await this.#timed("read", () => actAsReaders(this.#needSink(), env)) : null;
    const truth = await readTruth(env.WORKER_DATABASE_URL ?? "", campaignId);
    const report = await marketer.query<{ sums: Record<string, number> }>("reports.get", { campaignId });
    const after = await marketer.query<{ willReceive: number }>("campaigns.countAudience", { campaignId });
    const numbers: DemoNumbers = {
      imported,
      audience,
      after,
      unapproved,
      ownWork,
      killed,
      recovered,
      judged,
      acted,
      truth,
      faults: await readFaults(env.WORKER_DATABASE_URL ?? "", say),
      report: report.sums,
      sink: this.#sink ? this.#sink.counts() : null,
      expected: csv.expected,
    };
    return { numbers, checks: checkNumbers(numbers), seconds: this.#seconds };
  }

  async stop(): Promise<void> {
    await disconnect();
    await this.#instance?.stop();
    await this.#sink?.close();
  }

  async #startInstance(): Promise<Record<string, string>> {
    const { directory, smtp, say } = this.options;
    mkdirSync(join(directory, "sink"), { recursive: true });
    if (smtp === undefined)
      this.#sink = await startMailSink({
        keep: { directory: join(directory, "sink") },
        behaviour: (recipient) =>
          recipient !== null && isDead(recipient) ? { rcpt: "550 5.1.1 No such user here" } : undefined,
      });
    const [host = "127.0.0.1", port = String(this.#sink?.port)] = smtp?.split(":") ?? [];
    if (!/^(127\.|localhost$)/.test(host))
      throw new Error("--smtp takes a server on this machine only: 127.0.0.1:PORT");
    this.#instance = new Instance({
      dataDirectory: directory,
      settings: {
        MAIL_ROUTE: "private",
        MTA_ALLOWED_PRIVATE_MX: "127.0.0.0/8",
        MTA_SMTP_PORT: port,
        MTA_EHLO_NAME: "mta.hikyaku.test",
        MTA_UNKNOWN_RETRY_SECONDS: "2",
      },
      without: ["inbox"],
      seed: false,
      say,
    });
    const { env } = await this.#instance.start();
    // biome-ignore lint/style/noProcessEnv: the verbs of this process act in the instance that was just started
    Object.assign(process.env, env);
    this.origin = env.APP_ORIGIN ?? "";
    return env;
  }

  #client = (env: Record<string, string>) => new ConsoleClient(env.APP_ORIGIN ?? "");

  /** What a power cut does to it. The supervisor starts it again. */
  #killMta(): void {
    const mta = this.#instance?.status().find(({ name }) => name === "mta");
    if (mta?.pid) process.kill(mta.pid, "SIGKILL");
  }

  #needSink(): MailSink {
    if (!this.#sink) throw new Error("no sink of ours");
    return this.#sink;
  }

  async #timed<T>(name: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.#seconds[name] = Math.round((performance.now() - began) / 100) / 10;
    return result;
  }
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
}
