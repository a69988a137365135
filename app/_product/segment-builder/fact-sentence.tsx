"use client";
import { useTranslations } from "next-intl";
import { ChoiceSlot } from "@/app/_product/segment-builder/choice-slot";
import { NumberSlot } from "@/app/_product/segment-builder/number-slot";
import type { SentenceProps } from "@/app/_product/segment-builder/sentence-props";
import type { Condition } from "@/server/domain/segments/schema";

type Fact = Exclude<Condition, { test: unknown }>;
type OfKind<Kind extends Condition["kind"]> = SentenceProps<Extract<Condition, { kind: Kind }>>;

/** A condition that asks for a state: tag, consent, suppression, reaction, campaign, yes or no. */
export function FactSentence(props: SentenceProps<Fact>) {
  const { condition, ...rest } = props;
  switch (condition.kind) {
    case "tag":
      return <TagSentence condition={condition} {...rest} />;
    case "received":
      return <ReceivedSentence condition={condition} {...rest} />;
    case "engagement":
      return <EngagementSentence condition={condition} {...rest} />;
    default:
      return <StateSentence condition={condition} {...rest} />;
  }
}

function StateSentence({ condition, onChange, subject }: OfKind<"boolean-field" | "consent" | "suppressed">) {
  const t = useTranslations("segments.pages");
  const label = t("slots.state");
  const { pattern, value, options } = stateOf(condition);
  const choose = (next: string) => {
    const chosen = options.find((option) => option.value === next);
    if (chosen) onChange(chosen.condition);
  };
  return t.rich(`rows.${pattern}`, {
    subject: () => subject,
    state: () => (
      <ChoiceSlot
        label={label}
        value={value}
        options={options.map((option) => ({ value: option.value, label: t(`slots.${option.words}`) }))}
        onChange={choose}
      />
    ),
  });
}

type State = { value: string; words: string; condition: Condition };

function stateOf(condition: OfKind<"boolean-field" | "consent" | "suppressed">["condition"]): {
  pattern: "boolean" | "consent" | "suppressed";
  value: string;
  options: readonly State[];
} {
  if (condition.kind === "boolean-field") {
    const options = (["true", "false", "empty"] as const).map((is) => ({
      value: is,
      words: is === "empty" ? "emptyState" : is,
      condition: { ...condition, is },
    }));
    return { pattern: "boolean", value: condition.is, options };
  }
  if (condition.kind === "consent") {
    const options = (["given", "withdrawn", "none"] as const).map((state) => ({
      value: state,
      words: state,
      condition: { ...condition, state },
    }));
    return { pattern: "consent", value: condition.state, options };
  }
  const options = [true, false].map((is) => ({
    value: String(is),
    words: is ? "isSuppressed" : "isNotSuppressed",
    condition: { ...condition, is },
  }));
  return { pattern: "suppressed", value: String(condition.is), options };
}

function TagSentence({ condition, catalogue, onChange, subject }: OfKind<"tag">) {
  const t = useTranslations("segments.pages.slots");
  const rows = useTranslations("segments.pages.rows");
  const options = catalogue.tags.map(({ tagId, name }) => ({ value: tagId, label: name }));
  const gone = condition.tagId !== "" && !options.some(({ value }) => value === condition.tagId);
  return rows.rich("tag", {
    subject: () => subject,
    tag: () => (
      <ChoiceSlot
        label={t("tag")}
        value={gone ? "" : condition.tagId}
        options={options}
        placeholder={t(gone ? "gone" : "chooseTag")}
        onChange={(tagId) => onChange({ ...condition, tagId })}
      />
    ),
    state: () => (
      <ChoiceSlot
        label={t("state")}
        value={String(condition.has)}
        options={[
          { value: "true", label: t("has") },
          { value: "false", label: t("hasNot") },
        ]}
        onChange={(has) => onChange({ ...condition, has: has === "true" })}
      />
    ),
  });
}

function ReceivedSentence({ condition, catalogue, onChange, subject }: OfKind<"received">) {
  const t = useTranslations("segments.pages.slots");
  const rows = useTranslations("segments.pages.rows");
  const options = catalogue.campaigns.map(({ campaignId, name }) => ({ value: campaignId, label: name }));
  const gone = condition.campaignId !== "" && !options.some(({ value }) => value === condition.campaignId);
  return rows.rich("received", {
    subject: () => subject,
    campaign: () => (
      <ChoiceSlot
        label={t("campaign")}
        value={gone ? "" : condition.campaignId}
        options={options}
        placeholder={t(gone ? "gone" : "chooseCampaign")}
        onChange={(campaignId) => onChange({ ...condition, campaignId })}
      />
    ),
    state: () => (
      <ChoiceSlot
        label={t("state")}
        value={String(condition.did)}
        options={[
          { value: "true", label: t("received") },
          { value: "false", label: t("notReceived") },
        ]}
        onChange={(did) => onChange({ ...condition, did: did === "true" })}
      />
    ),
  });
}

function EngagementSentence({ condition, onChange, subject, invalid }: OfKind<"engagement">) {
  const t = useTranslations("segments.pages.slots");
  const rows = useTranslations("segments.pages.rows");
  return rows.rich("engagement", {
    subject: () => subject,
    days: () => (
      <NumberSlot
        whole
        label={t("days")}
        value={condition.days}
        onChange={(days) => onChange({ ...condition, days })}
        invalid={invalid}
      />
    ),
    state: () => (
      <ChoiceSlot
        label={t("state")}
        value={String(condition.did)}
        options={[
          { value: "true", label: t("did") },
          { value: "false", label: t("didNot") },
        ]}
        onChange={(did) => onChange({ ...condition, did: did === "true" })}
      />
    ),
  });
}
