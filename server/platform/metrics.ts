import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

/** The metrics of this process. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry });

export const mailOutcomes = new Counter({
  name: "hikyaku_mail_outcomes_total",
  help: "Attempts by outcome",
  labelNames: ["kind"] as const,
  registers: [registry],
});
export const mailHeld = new Gauge({
  name: "hikyaku_mail_held",
  help: "Mails leased by this node",
  registers: [registry],
});
export const mailRecovered = new Counter({
  name: "hikyaku_mail_recovered_total",
  help: "Rows taken back from lost nodes, by the state they were found in",
  labelNames: ["state"] as const,
  registers: [registry],
});
export const jobRuns = new Counter({
  name: "hikyaku_job_runs_total",
  help: "Jobs and clocks by result",
  labelNames: ["name", "result"] as const,
  registers: [registry],
});
