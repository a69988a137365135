import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromium as findChromium } from "@/workers/bootstrap/chromium.mjs";
import { pagesToVisit } from "@/workers/demo/pages-to-visit";
import { openSettled } from "./open-settled";
import { visitor } from "./visitor";

/** npm run shots: every page × width × language × theme of the running instance, and one sheet to look at them all. */
const widths = [1440, 390] as const;
const languages = ["ja", "en"] as const;
const themes = ["light", "dark"] as const;
type Look = {
  width: (typeof widths)[number];
  language: (typeof languages)[number];
  theme: (typeof themes)[number];
};
const directory = process.env.SHOTS_DIRECTORY ?? join(".data", "shots");
const only = process.argv[2];

const file = process.env.HIKYAKU_INSTANCE ?? join(".data", "instance.json");
const origin: string = process.env.SHOTS_ORIGIN ?? JSON.parse(readFileSync(file, "utf8")).env.APP_ORIGIN;
const { pages, client } = await pagesToVisit(origin);
const cookies = visitor(client, origin);
mkdirSync(directory, { recursive: true });

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
  ],
});
const shots: { name: string; row: string }[] = [];
async function shoot({ width, language, theme }: Look): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    timezoneId: "Asia/Tokyo",
  });
  for (const [no, { path, anonymous }] of pages.entries()) {
    if (only !== undefined && !path.includes(only)) continue;
    await context.clearCookies();
    await context.addCookies(cookies({ language, theme, isAnonymous: anonymous ?? false }));
    const page = await context.newPage();
    await openSettled(page, origin + path);
    const row = `${String(no).padStart(2, "0")}${path.replaceAll(/[0-9a-f-]{36}/g, "id").replaceAll(/[/?=]/g, "-")}`;
    const name = `${row}.${width}.${language}.${theme}.png`;
    await page.screenshot({ path: join(directory, name), fullPage: width === 390 });
    shots.push({ name, row });
    await page.close();
  }
  await context.close();
}

const looks = widths.flatMap((width) =>
  languages.flatMap((language) => themes.map((theme) => ({ width, language, theme }))),
);
const queue = looks.values();
// Two browsers' worth of pages at a time, each taking the next look from the same queue.
await Promise.all(
  [0, 1].map(async () => {
    for (const look of queue) await shoot(look);
  }),
);
await browser.close();

shots.sort((a, b) => a.name.localeCompare(b.name));
const rows = [...new Set(shots.map(({ row }) => row))].sort();
const figure = (name: string) => `<a href="${name}"><img src="${name}" loading="lazy" alt="${name}"></a>`;
const sheet = rows.map(
  (row) =>
    `<h2>${row}</h2><div>${shots
      .filter((shot) => shot.row === row)
      .map(({ name }) => figure(name))
      .join("")}</div>`,
);
writeFileSync(
  join(directory, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>Shots</title><style>img{height:260px;border:1px solid #ccc;margin:4px}h2{font:14px sans-serif}</style>${sheet.join("\n")}`,
);
process.stdout.write(`${shots.length} pictures: ${join(directory, "index.html")}\n`);
