import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CodeBlock } from "@/app/_ui/code-block";
import { cx } from "@/app/_ui/cx";
import type {
  ApiDocument,
  ApiOperation,
} from "@/app/(console)/t/[tenant]/integrations/_reference/api-document";
import {
  describeFields,
  describeType,
  type FieldLine,
} from "@/app/(console)/t/[tenant]/integrations/_reference/describe-schema";
import { japaneseSummaries } from "@/app/(console)/t/[tenant]/integrations/_reference/japanese-summaries";
import { makeCurl } from "@/app/(console)/t/[tenant]/integrations/_reference/make-curl";

type OperationViewProps = { method: string; path: string; operation: ApiOperation; document: ApiDocument };

/** One operation, folded to a line: what it takes, what it gives, and a command to try it with. */
export function OperationView({ method, path, operation, document }: OperationViewProps) {
  const t = useTranslations("integrations.pages.reference");
  const isJapanese = useLocale() === "ja";
  const translated = isJapanese ? japaneseSummaries[`${method.toUpperCase()} ${path}`] : undefined;
  const { schemas } = document.components;
  const origin = document.servers[0]?.url ?? "";
  const parameters = operation.parameters.map((parameter) => ({
    path: parameter.name,
    type: describeType(parameter.schema ?? {}, schemas),
    required: parameter.required,
    description: parameter.description ?? "",
    place: parameter.in,
  }));
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  return (
    <details className="group border-line border-t">
      <summary className="flex list-none flex-wrap items-baseline gap-x-3 gap-y-1 py-3 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight className="translate-y-0.5 self-start text-text-3 transition-transform group-open:rotate-90" />
        <span
          className={cx(
            "w-14 flex-none font-bold font-mono text-xs uppercase",
            method === "delete" ? "text-danger-text" : method === "get" ? "text-text-2" : "text-accent-text",
          )}
        >
          {method}
        </span>
        <code className="min-w-0 break-all font-mono">{path}</code>
        <span
          lang={translated === undefined ? "en" : "ja"}
          className="min-w-0 text-text-2 max-md:basis-full max-md:pl-7"
        >
          {translated ?? operation.summary}
        </span>
      </summary>
      <div className="grid gap-5 pb-6 pl-7 max-md:pl-0">
        {operation.description && (
          <p lang="en" className="text-sm text-text-2">
            {operation.description.replaceAll("`", "")}
          </p>
        )}
        {parameters.length > 0 && (
          <Part title={t("parameters")}>
            <FieldTable lines={parameters} />
          </Part>
        )}
        {body && (
          <Part title={t("body", { type: body[0] })}>
            <FieldTable lines={describeFields(body[1].schema ?? {}, schemas)} />
          </Part>
        )}
        {Object.entries(operation.responses).map(([status, response]) => {
          const [type, answer] = Object.entries(response.content ?? {})[0] ?? [];
          return (
            <Part
              key={status}
              title={
                status === "default" ? t("problem") : t("answer", { status, type: type ?? t("nothing") })
              }
            >
              {answer?.schema && status !== "default" && (
                <FieldTable lines={describeFields(answer.schema, schemas)} />
              )}
            </Part>
          );
        })}
        <Part title={t("example")}>
          <CodeBlock
            wrap={false}
            code={makeCurl({ method, path, operation }, origin, schemas)}
            label={t("example")}
          />
        </Part>
      </div>
    </details>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-text-3 text-xs">{title}</h3>
      {children}
    </div>
  );
}

function FieldTable({ lines }: { lines: readonly (FieldLine & { place?: string })[] }) {
  const t = useTranslations("integrations.pages.reference");
  if (lines.length === 0) return <p className="text-sm text-text-3">{t("noFields")}</p>;
  return (
    <dl className="grid gap-y-1.5 text-sm md:grid-cols-[minmax(10rem,16rem)_minmax(0,1fr)] md:gap-x-6">
      {lines.map((line) => (
        <div key={`${line.place}${line.path}`} className="contents">
          <dt className="min-w-0 max-md:mt-1.5">
            <code className="break-all font-mono">{line.path}</code>
            {line.required && <span className="ml-2 text-danger-text text-xs">{t("required")}</span>}
          </dt>
          <dd className="min-w-0 text-text-2">
            <code className="break-words font-mono text-xs">{line.type}</code>
            {line.place && <span className="ml-2 text-text-3 text-xs">{line.place}</span>}
            {line.description && (
              <span lang="en" className="block text-xs">
                {line.description}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
