/**
 * @typedef {object} DatabaseUrls
 * @property {string} ADMIN_DATABASE_URL may make roles and databases; only the preparation uses it
 * @property {string} OWNER_DATABASE_URL
 * @property {string} DATABASE_URL of the web's role
 * @property {string} WORKER_DATABASE_URL
 * @property {string} JOBS_DATABASE_URL
 */

/**
 * The connection strings of all roles on one server. Those that are given stand; the rest is made beside the
 * administrator's, with generated passwords.
 *
 * @param {string} adminUrl of a role that may make roles; its database is ours, unless that is `postgres`
 * @param {{ ownerPassword: string, appPassword: string, workerPassword: string, jobsPassword: string }} passwords
 * @param {Readonly<Record<string, string | undefined>>} given settings; when it names all roles, DATABASE_URL is the web's own
 * @returns {DatabaseUrls}
 */
export function databaseUrls(adminUrl, passwords, given = {}) {
  const { OWNER_DATABASE_URL: owner, WORKER_DATABASE_URL: worker, JOBS_DATABASE_URL: jobs } = given;
  const url = (/** @type {string} */ user, /** @type {string} */ password) => {
    const made = new URL(adminUrl);
    if (made.pathname === "" || made.pathname === "/" || made.pathname === "/postgres")
      made.pathname = "/hikyaku";
    return Object.assign(made, { username: user, password }).href;
  };
  return {
    ADMIN_DATABASE_URL: given.ADMIN_DATABASE_URL ?? adminUrl,
    OWNER_DATABASE_URL: owner ?? url("hikyaku_owner", passwords.ownerPassword),
    DATABASE_URL:
      owner && worker && given.DATABASE_URL ? given.DATABASE_URL : url("hikyaku_app", passwords.appPassword),
    WORKER_DATABASE_URL: worker ?? url("hikyaku_worker", passwords.workerPassword),
    JOBS_DATABASE_URL: jobs ?? url("hikyaku_jobs", passwords.jobsPassword),
  };
}
