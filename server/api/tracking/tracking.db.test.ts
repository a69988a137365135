import { beforeAll, beforeEach, expect, test } from "vitest";
import * as oneClick from "@/app/(tracking)/u/[token]/one-click/route";
import { makeTestDatabase } from "@/db/testing";
import { makeTestRelease, makeTestSender, type TestSender } from "@/server/domain/releases/testing-release";
import { buildMessage } from "@/server/domain/sends/build-message";
import type { LeasedMail } from "@/server/domain/sends/lease-mail";
import { loadMailKit } from "@/server/domain/sends/load-mail-kit";
import { deliverAll, expandAll, leaseAll } from "@/server/domain/sends/testing-delivery";
import { decodeQuotedPrintable } from "@/server/mta/mime/decode-quoted-printable";
import { makeReaderToken, type ReaderReference } from "@/server/platform/reader-token";
import { acceptOneClick } from "./accept-one-click";
import { acceptUnsubscribe } from "./accept-unsubscribe";
import { answerClick } from "./answer-click";
import { answerOpen } from "./answer-open";
import { showUnsubscribe } from "./show-unsubscribe";

const { admin } = await makeTestDatabase();

const person =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const scanner = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Barracuda Sentinel";

let sender: TestSender;
let releaseId: string;
let mails: LeasedMail[];
beforeAll(async () => {
  sender = await makeTestSender(admin, 6);
  await admin`update contacts set family_name = 'O''Hara & 山田', given_name = 'https://evil.example/' where tenant_id = ${sender.context.tenantId}`;
  const content = {
    ...sender.content,
    html: '<html><body><a href="https://example.jp/sale?name={{ contact.family_name }}&r={{ contact.given_name }}#top">夏</a> <a href="https://example.jp/two">二</a><a href="{{ unsubscribe_url }}">停止</a></body></html>',
    text: "https://example.jp/sale?name={{ contact.family_name }}&r={{ contact.given_name }}#top\nhttps://example.jp/two\n{{ unsubscribe_url }}",
  };
  sender = { ...sender, content };
  releaseId = await makeTestRelease(admin, sender);
  mails = await deliverAll(admin, sender.context, releaseId);
});
beforeEach(async () => {
  const { tenantId } = sender.context;
  await admin`delete from message_events where kind not in ('accepted', 'excluded')`;
  await admin`delete from release_counts where kind in ('opened', 'clicked', 'clicked-link', 'unsubscribed')`;
  await admin`delete from reactions`;
  await admin`delete from consent_events`;
  await admin`update consents set state = 'given' where tenant_id = ${tenantId}`;
});

/** What a door does after it has answered, so that a test can wait for it. */
const after: Promise<unknown>[] = [];
const later = (work: () => Promise<unknown>) => void after.push(work());
const settled = () => Promise.all(after.splice(0));

type Asked = { method?: string; userAgent?: string };
const request = (path: string, { method = "GET", userAgent = person }: Asked = {}) =>
  new Request(`http://127.0.0.1:3002${path}`, { method, headers: { "user-agent": userAgent } });
async function click(token: string, asked?: Asked) {
  const response = await answerClick(request(`/c/${token}`, asked), token, later);
  await settled();
  return response;
}
async function open(token: string, asked?: Asked) {
  const response = answerOpen(request(`/o/${token}`, asked), token, later);
  await settled();
  return response;
}

const mailNo = (no: number): LeasedMail => {
  const mail = mails[no];
  if (!mail) throw new Error(`no mail ${no}`);
  return mail;
};
const token = (no: number, kind: ReaderReference["kind"], over: Partial<ReaderReference> = {}) => {
  const { tenantNumber, madeMonth, id: sendId } = mailNo(no);
  return makeReaderToken({ tenantNumber, madeMonth, sendId, kind, linkNo: kind === "c" ? 1 : 0, ...over });
};
/** Everything that a reader's request could leave behind. */
const traces = async () => {
  const [row] = await admin`
    select (select count(*)::int from message_events where kind not in ('accepted', 'excluded')) events, (select count(*)::int from reactions) reactions,
      (select count(*)::int from consents where state = 'withdrawn') withdrawn, (select count(*)::int from consent_events) ledger,
      (select coalesce(sum(count), 0)::int from release_counts where kind in ('opened', 'clicked', 'clicked-link', 'unsubscribed')) counts`;
  return row;
};
const nothing = { events: 0, reactions: 0, withdrawn: 0, ledger: 0, counts: 0 };
const countsOf = async () =>
  Object.fromEntries(
    (
      await admin`select kind || coalesce(nullif('/' || detail, '/'), '') k, sum(count)::int n from release_counts
        where release_id = ${releaseId} and kind in ('opened', 'clicked', 'clicked-link', 'unsubscribed') group by 1`
    ).map(({ k, n }) => [k, n]),
  );

test("the links of a mail that was really built lead where its content says, with this reader's values only in the query", async () => {
  const mail = mailNo(0);
  if (!mail.contact) throw new Error("no contact");
  const kit = await loadMailKit(sender.context.tenantId, releaseId);
  const bytes = (await buildMessage(kit, mail, mail.contact)).toString("latin1");
  const html = decodeQuotedPrintable(Buffer.from(bytes.split("text/html")[1] ?? "", "latin1"));
  const links = [...html.matchAll(/\/c\/([\w-]{51})/g)].map(([, found = ""]) => found);
  expect(links).toHaveLength(2);
  const destinations = await Promise.all(
    links.map(async (found) => (await click(found)).headers.get("location")),
  );
  const url = new URL(destinations[0] ?? "");
  expect([url.origin, url.pathname, url.hash]).toEqual(["https://example.jp", "/sale", "#top"]);
  expect([...url.searchParams]).toEqual([
    ["name", "O'Hara & 山田"],
    ["r", "https://evil.example/"],
  ]);
  expect(destinations[1]).toBe("https://example.jp/two");
  expect(bytes).toMatch(/^List-Unsubscribe: <http:\/\/127\.0\.0\.1:3002\/u\/[\w-]{51}\/one-click>/m);
});

test("a click is a redirect that nobody keeps and that tells the next site nothing", async () => {
  const { status, headers } = await click(token(0, "c"));
  expect(status).toBe(302);
  expect(Object.fromEntries(headers)).toMatchObject({
    "cache-control": "no-store, private",
    "referrer-policy": "no-referrer",
  });
});

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

test("a token with any one character changed is 404 without Location, and leaves nothing behind", async () => {
  const [real, stop] = [token(0, "c"), token(0, "u")];
  for (let at = 0; at < real.length; at++) {
    const change = (text: string) => {
      const other = alphabet[(alphabet.indexOf(text[at] ?? "") + 1 + (at % 60)) % 64];
      return text.slice(0, at) + other + text.slice(at + 1);
    };
    const response = await click(change(real));
    expect([response.status, response.headers.get("location")], `character ${at}`).toEqual([404, null]);
    expect((await acceptOneClick(change(stop))).status).toBe(404);
    await open(change(token(0, "o")));
  }
  expect(await traces()).toEqual(nothing);
});

test.each([
  { what: "nothing", forged: "" },
  { what: "a character less", forged: () => token(0, "c").slice(1) },
  { what: "a character more", forged: () => `${token(0, "c")}A` },
  { what: "an address", forged: "https://evil.example/" },
  { what: "a path", forged: "../../api/v1/campaigns" },
  { what: "a token of another kind", forged: () => token(0, "o") },
  { what: "an unsubscribe token", forged: () => token(0, "u") },
  {
    what: "the tenant's number changed by somebody with our key",
    forged: () => token(0, "c", { tenantNumber: 2_000_000_000 }),
  },
  { what: "a link that the mail does not have", forged: () => token(0, "c", { linkNo: 9 }) },
  { what: "a month in which nothing was sent", forged: () => token(0, "c", { madeMonth: "2020-01-01" }) },
  {
    what: "a send that nobody made",
    forged: () => token(0, "c", { sendId: "0198c0de-0000-7000-8000-000000000001" }),
  },
])("a click with $what: 404, no Location, nothing recorded", async ({ forged }) => {
  const response = await click(typeof forged === "string" ? forged : forged());
  expect([response.status, response.headers.get("location")]).toEqual([404, null]);
  expect(await response.text()).not.toContain("evil");
  expect(await traces()).toEqual(nothing);
});

test("a token under another tenant's number finds nothing of ours, in any of the doors", async () => {
  const other = await makeTestSender(admin, 1);
  const [row] = await admin`select number from tenants where tenant_id = ${other.context.tenantId}`;
  const foreign = (kind: ReaderReference["kind"]) => token(0, kind, { tenantNumber: Number(row?.number) });
  expect((await click(foreign("c"))).status).toBe(404);
  expect((await acceptOneClick(foreign("u"))).status).toBe(404);
  expect((await showUnsubscribe(request("/u/x"), foreign("u"))).status).toBe(404);
  expect((await acceptUnsubscribe(request("/u/x", { method: "POST" }), foreign("u"))).status).toBe(404);
  expect((await open(foreign("o"))).status).toBe(200);
  expect(await traces()).toEqual(nothing);
});

test("an open pixel is the same picture for every token, and counts only for ours", async () => {
  const [ours, forged] = [await open(token(0, "o")), await open("x".repeat(51))];
  expect(Buffer.from(await ours.arrayBuffer()).equals(Buffer.from(await forged.arrayBuffer()))).toBe(true);
  expect([...ours.headers]).toEqual([...forged.headers]);
  expect(await countsOf()).toEqual({ opened: 1 });
});

test("however many requests come at once, each person opened once and clicked each link once", async () => {
  const asked = Array.from({ length: 20 }, (_, no) => no);
  await Promise.all([
    ...asked.map(() => open(token(0, "o"))),
    ...asked.map((no) => click(token(1, "c", { linkNo: 1 + (no % 2) }))),
  ]);
  expect(await countsOf()).toEqual({ opened: 2, clicked: 1, "clicked-link/1": 1, "clicked-link/2": 1 });
  // Every request is kept as an event; a click by a person is an open, too.
  expect(
    await admin`select kind, count(*)::int n from message_events where kind <> 'accepted' group by 1 order by 1`,
  ).toEqual([
    { kind: "clicked", n: 20 },
    { kind: "opened", n: 40 },
  ]);
});

test.each([
  { what: "a scanner that says so", asked: { userAgent: scanner } },
  { what: "a HEAD request", asked: { method: "HEAD" } },
  { what: "no user agent", asked: { userAgent: "" } },
])("$what is counted apart, and opens nothing for a person", async ({ asked }) => {
  await click(token(0, "c"), asked);
  await open(token(0, "o"), asked);
  expect(await countsOf()).toEqual({
    "clicked/machine": 1,
    "clicked-link/1:machine": 1,
    "opened/machine": 1,
  });
  await click(token(0, "c"));
  expect(await countsOf()).toMatchObject({ clicked: 1, opened: 1, "clicked-link/1": 1 });
});

test("what comes within two seconds of the receiver's 250 is no person", async () => {
  await admin`update message_events set occurred_at = now() where send_id = ${mailNo(2).id} and kind = 'accepted'`;
  await click(token(2, "c"));
  expect(await countsOf()).toEqual({ "clicked/machine": 1, "clicked-link/1:machine": 1 });
  await admin`update message_events set occurred_at = now() - interval '1 minute' where send_id = ${mailNo(2).id} and kind = 'accepted'`;
});

test("looking at the unsubscribe page changes nothing, whoever looks", async () => {
  for (const userAgent of [person, scanner]) {
    const page = await showUnsubscribe(request("/u/x", { userAgent }), token(0, "u"));
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const markup = await page.text();
    expect(markup).toContain('<form method="post"');
    expect(markup).not.toMatch(/<script|onload|http-equiv/i);
  }
  expect(await traces()).toEqual(nothing);
});

const withdrawn = async (no: number) =>
  (
    await admin`select state from consents where tenant_id = ${sender.context.tenantId} and contact_id = ${mailNo(no).contactId}`
  )[0]?.state;

test("the button withdraws the consent at once, with its proof; twice is once; nobody else is touched", async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await acceptUnsubscribe(request("/u/x", { method: "POST" }), token(0, "u"));
    expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
  }
  expect([await withdrawn(0), await withdrawn(1)]).toEqual(["withdrawn", "given"]);
  expect(await admin`select state, source, proof from consent_events`).toEqual([
    { state: "withdrawn", source: "unsubscribe-page", proof: { sendId: mailNo(0).id } },
  ]);
  expect(await countsOf()).toEqual({ unsubscribed: 1 });
  const page = await (await showUnsubscribe(request("/u/x"), token(0, "u"))).text();
  expect(page).not.toContain("<form");
});

test("ten one-click requests at once are one withdrawal", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => acceptOneClick(token(3, "u"))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await admin`select source from consent_events`).toEqual([{ source: "one-click" }]);
  expect(await countsOf()).toEqual({ unsubscribed: 1 });
});

test.each([
  {
    encoding: "application/x-www-form-urlencoded",
    body: () => new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
  },
  {
    encoding: "multipart/form-data",
    body: () => {
      const form = new FormData();
      form.set("List-Unsubscribe", "One-Click");
      return form;
    },
  },
])(
  "RFC 8058 one-click by $encoding, without cookies: an empty 200, done at once",
  async ({ encoding, body }) => {
    const address = token(3, "u");
    const asked = new Request(`http://127.0.0.1:3002/u/${address}/one-click`, {
      method: "POST",
      body: body(),
    });
    expect(asked.headers.get("content-type")).toContain(encoding);
    const answer = await oneClick.POST(asked, { params: Promise.resolve({ token: address }) });
    expect([answer.status, answer.headers.get("location"), await answer.text()]).toEqual([200, null, ""]);
    expect(await withdrawn(3)).toBe("withdrawn");
  },
);

test("a browser at the one-click address changes nothing, and is shown the button of the page", async () => {
  const address = token(3, "u");
  const asked = new Request(`http://127.0.0.1:3002/u/${address}/one-click`);
  const page = await oneClick.GET(asked, { params: Promise.resolve({ token: address }) });
  expect(await page.text()).toContain(`<form method="post" action="/u/${address}">`);
  expect(await traces()).toEqual(nothing);
});

test("a mail of another kind of token does not unsubscribe", async () => {
  for (const kind of ["o", "c", "v", "b"] as const)
    expect((await acceptOneClick(token(0, kind))).status).toBe(404);
  expect(await traces()).toEqual(nothing);
});

test("a test mail works like one, and counts nowhere", async () => {
  const [contact] = await admin`select id from contacts where tenant_id = ${sender.context.tenantId} limit 1`;
  const content = {
    ...sender.content,
    test: { contactId: String(contact?.id), to: ["colleague@example.test"] },
  };
  const testId = await makeTestRelease(
    admin,
    { ...sender, content },
    { kind: "test", stream: "transactional" },
  );
  await expandAll(admin, sender.context, testId);
  const [mail] = await leaseAll("test:node", testId);
  if (!mail) throw new Error("no test mail");
  const { tenantNumber, madeMonth, id: sendId } = mail;
  const of = (kind: "o" | "c" | "u") =>
    makeReaderToken({ tenantNumber, madeMonth, sendId, kind, linkNo: kind === "c" ? 1 : 0 });
  expect((await click(of("c"))).status).toBe(302);
  await open(of("o"));
  expect((await acceptOneClick(of("u"))).status).toBe(200);
  const page = await (await showUnsubscribe(request("/u/x"), of("u"))).text();
  expect(page).not.toContain("<form");
  expect(await traces()).toEqual(nothing);
});

test("a link outlives the contact: after an erasure it leads to the same page, without values", async () => {
  const mail = mailNo(5);
  await admin`delete from contacts where tenant_id = ${mail.tenantId} and id = ${mail.contactId}`;
  const response = await click(token(5, "c"));
  expect(response.headers.get("location")).toBe("https://example.jp/sale?name=&r=#top");
  expect((await acceptOneClick(token(5, "u"))).status).toBe(200);
});
