import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envShape, readEnv } from "./env";

const lines = readFileSync(".env.example", "utf8").split("\n");
const settings = lines.flatMap((line, index) => {
  const [, off, name = "", value = ""] = /^(# )?([A-Z][A-Z0-9_]*)=(.*)$/.exec(line) ?? [];
  return name === "" ? [] : [{ name, value, isShown: off !== undefined, above: lines[index - 1] ?? "" }];
});

/** Read by the preparation of the database, which runs before the processes whose settings `env.ts` describes. */
const ofThePreparation = ["ADMIN_DATABASE_URL"];

const required = {
  DATABASE_URL: "postgres://app@db.example/hikyaku",
  AUTH_SECRET: "k3Jx9vQ2mZ7pL5tR8wN4cB6yH1dF0sGa",
  SECRETS_KEY: "k3Jx9vQ2mZ7pL5tR8wN4cB6yH1dF0sGb",
  TOKENS_KEY: "k3Jx9vQ2mZ7pL5tR8wN4cB6yH1dF0sGc",
};

test(".env.example lists exactly the settings that exist", () => {
  const names = settings.map(({ name }) => name).filter((name) => !ofThePreparation.includes(name));
  expect(names.sort()).toEqual(Object.keys(envShape).sort());
});

test.each(settings)("$name has a sentence above it, or stands with a neighbour that has", ({ above }) => {
  expect(above).toMatch(/^# .*\.$|^(# )?[A-Z0-9_]+=/);
});

test.each(settings.filter(({ isShown }) => isShown))(
  "the default shown for $name is the default",
  ({ name, value }) => {
    const byDefault = readEnv(required);
    expect(readEnv({ ...required, [name]: value })).toEqual(byDefault);
    if (value === "") expect([[], ""]).toContainEqual(byDefault[name as keyof typeof byDefault]);
  },
);

test("what has no default is empty, so that no secret ships", () => {
  expect(settings.filter(({ isShown, value }) => !isShown && value !== "")).toEqual([]);
});
