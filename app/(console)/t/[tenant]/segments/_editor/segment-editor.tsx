"use client";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toRule, toTree } from "@/app/_product/segment-builder/builder-tree";
import type { Catalogue } from "@/app/_product/segment-builder/catalogue";
import { RuleCountPanel } from "@/app/_product/segment-builder/rule-count-panel";
import { RuleSentence } from "@/app/_product/segment-builder/rule-sentence";
import { SamplePeople } from "@/app/_product/segment-builder/sample-people";
import { SegmentBuilder } from "@/app/_product/segment-builder/segment-builder";
import { useFaults } from "@/app/_product/segment-builder/use-faults";
import { type RuleCount, useRemaining, useRuleCount } from "@/app/_product/segment-builder/use-rule-count";
import { useSegmentTree } from "@/app/_product/segment-builder/use-segment-tree";
import { WhyPanel } from "@/app/_product/segment-builder/why-panel";
import { useTRPC } from "@/app/_trpc/client";
import { CodeBlock } from "@/app/_ui/code-block";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { LeaveGuard } from "@/app/_ui/leave-guard";
import { MainRail } from "@/app/_ui/main-rail";
import type { SegmentRule } from "@/server/domain/segments/schema";
import { BuilderKeys } from "./builder-keys";
import { EditorHead } from "./editor-head";
import type { SavedSegment } from "./saved-segment";
import { useSaveSegment } from "./use-save-segment";

type SegmentEditorProps = {
  tenant: string;
  /** null: a new one, which begins as `rule`. */
  segment: SavedSegment | null;
  /** Where a new one is put. */
  folderId?: string | undefined;
  rule: SegmentRule;
  catalogue: Catalogue;
  mayWrite: boolean;
};

/** A segment being built: sentence, rows, live count, samples, why; saved as a new version. */
export function SegmentEditor({ tenant, segment, folderId, rule, catalogue, mayWrite }: SegmentEditorProps) {
  const t = useTranslations("segments.pages");
  const { tree, fresh, acts, canUndo, canRedo } = useSegmentTree(rule);
  const [name, setName] = useState(segment?.name ?? "");
  const [view, setView] = useState<"sentence" | "json">("sentence");
  const saving = useSaveSegment({ tenant, segment, folderId, tree, name });
  const { faults, validRule } = useFaults(tree, catalogue, saving.refused);
  const count = useRuleCount(validRule);
  const remaining = useRemaining(tree, count);
  const savedText = useMemo(() => segment && JSON.stringify(toRule(toTree(segment.rule))), [segment]);
  const changed = {
    name: name.trim() !== (segment?.name ?? ""),
    rule: segment === null ? tree.children.length > 0 : JSON.stringify(toRule(tree)) !== savedText,
  };
  const isDirty = (changed.name || changed.rule) && !saving.isSaved;
  return (
    <>
      <EditorHead
        tenant={tenant}
        segment={segment}
        changed={changed}
        isDirty={isDirty}
        faultCount={faults.size}
        hasName={name.trim() !== ""}
        mayWrite={mayWrite}
        view={view}
        onView={setView}
        saving={saving}
        onSave={() => validRule && saving.save(validRule, changed)}
      />
      <MainRail
        railLabel={t("count.label")}
        railWidth={23}
        rail={<EditorRail tenant={tenant} segment={segment} catalogue={catalogue} count={count} />}
      >
        <div className="grid gap-4">
          {mayWrite && (
            <Field label={t("editor.nameLabel")} className="max-w-(--hk-measure)" error={saving.nameError}>
              <Input
                value={name}
                maxLength={120}
                placeholder={t("editor.namePlaceholder")}
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
          )}
          <RuleSentence tree={tree} catalogue={catalogue} />
          {view === "json" ? (
            <CodeBlock
              wrap={false}
              code={JSON.stringify(toRule(tree), null, 2)}
              label={t("editor.jsonNote")}
            />
          ) : (
            <>
              <SegmentBuilder {...{ tree, acts, catalogue, faults, remaining, fresh }} stale={count.stale} />
              <BuilderKeys acts={acts} canUndo={canUndo} canRedo={canRedo} />
            </>
          )}
        </div>
      </MainRail>
      <LeaveGuard
        when={mayWrite && isDirty}
        title={t("editor.leaveTitle")}
        text={t("editor.leaveText")}
        keepLabel={t("editor.leaveKeep")}
        leaveLabel={t("editor.leave")}
      />
    </>
  );
}

type EditorRailProps = Pick<SegmentEditorProps, "tenant" | "segment" | "catalogue"> & { count: RuleCount };

function EditorRail({ tenant, segment, catalogue, count }: EditorRailProps) {
  const trpc = useTRPC();
  const baseline = useQuery(
    trpc.segments.count.queryOptions(segment ? { segmentId: segment.segmentId } : skipToken, {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    }),
  );
  const saved = segment && baseline.data ? { version: segment.version, count: baseline.data.count } : null;
  return (
    <div>
      <RuleCountPanel {...count} saved={saved} />
      <SamplePeople tenant={tenant} countedRule={count.countedRule} stale={count.stale} />
      <WhyPanel catalogue={catalogue} countedRule={count.countedRule} />
    </div>
  );
}
