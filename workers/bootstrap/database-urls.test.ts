import { expect, test } from "vitest";
import { databaseUrls } from "./database-urls.mjs";

const passwords = { ownerPassword: "o", appPassword: "a", workerPassword: "w", jobsPassword: "j" };

test("with one connection string, the roles are made beside it, in a database of ours", () => {
  expect(databaseUrls("postgres://postgres:p@127.0.0.1:5/postgres", passwords)).toEqual({
    ADMIN_DATABASE_URL: "postgres://postgres:p@127.0.0.1:5/postgres",
    OWNER_DATABASE_URL: "postgres://hikyaku_owner:o@127.0.0.1:5/hikyaku",
    DATABASE_URL: "postgres://hikyaku_app:a@127.0.0.1:5/hikyaku",
    WORKER_DATABASE_URL: "postgres://hikyaku_worker:w@127.0.0.1:5/hikyaku",
    JOBS_DATABASE_URL: "postgres://hikyaku_jobs:j@127.0.0.1:5/hikyaku",
  });
});

test("a database that is named is the one that is used, with the parameters of its string", () => {
  const { DATABASE_URL } = databaseUrls("postgres://me@db.example/mail?sslmode=require", passwords);
  expect(DATABASE_URL).toBe("postgres://hikyaku_app:a@db.example/mail?sslmode=require");
});

test("strings that are given for all roles stand", () => {
  const given = {
    DATABASE_URL: "postgres://web@db/x",
    OWNER_DATABASE_URL: "postgres://own@db/x",
    WORKER_DATABASE_URL: "postgres://work@db/x",
    JOBS_DATABASE_URL: "postgres://jobs@db/x",
    ADMIN_DATABASE_URL: "postgres://root@db/x",
  };
  expect(databaseUrls(given.DATABASE_URL, passwords, given)).toEqual(given);
});
