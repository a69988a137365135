import postgres from "postgres";
import { checkInvariants } from "@/server/domain/sends/check-invariants";

export type Truth = {
  outcomes: Record<string, number>;
  reactions: Record<string, number>;
  unknownEvents: number;
};

/** What sends and events say of a campaign, without a roll-up: each send by its last terminal event, each reaction by person. */
export async function readTruth(url: string, campaignId: string): Promise<Truth> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const outcomes = await sql<{ outcome: string; count: number }[]>`
      select coalesce(case when s.excluded_reason is not null then 'excluded' end, (
        select e.kind from message_events e where e.tenant_id = s.tenant_id and e.send_id = s.id
          and e.kind in ('accepted', 'bounced', 'failed', 'cancelled') order by e.id desc limit 1), 'waiting') outcome, count(*)::int count
      from sends s join releases r on r.tenant_id = s.tenant_id and r.id = s.release_id
      where r.campaign_id = ${campaignId} and r.kind = 'campaign' group by 1`;
    const reactions = await sql<{ kind: string; count: number }[]>`
      select e.kind, count(distinct e.send_id)::int count from message_events e join releases r on r.tenant_id = e.tenant_id and r.id = e.release_id
      where r.campaign_id = ${campaignId} and e.kind in ('opened', 'clicked', 'unsubscribed') and not e.machine group by 1`;
    const [unknown] = await sql<{ count: number }[]>`
      select count(*)::int count from message_events e join releases r on r.tenant_id = e.tenant_id and r.id = e.release_id
      where r.campaign_id = ${campaignId} and e.kind = 'unknown'`;
    return {
      outcomes: Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count])),
      reactions: Object.fromEntries(reactions.map(({ kind, count }) => [kind, count])),
      unknownEvents: unknown?.count ?? 0,
    };
  } finally {
    await sql.end();
  }
}

/** Rows that recovery found in the state `sending`: mails that may have gone twice. */
export async function countRecovered(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int count from message_events where kind = 'unknown' and reason in ('sending-lost', 'no-reply')`;
    return row?.count ?? 0;
  } finally {
    await sql.end();
  }
}

/** Says what does not hold of all that sends, queue, events and roll-ups tell together. @returns how many things that are */
export async function readFaults(url: string, say: (line: string) => void): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const faults = await checkInvariants(sql);
    for (const fault of faults) say(`✗ ${fault}`);
    return faults.length;
  } finally {
    await sql.end();
  }
}
