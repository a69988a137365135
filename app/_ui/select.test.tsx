import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Select, type SelectProps } from "@/app/_ui/select";

const options = [
  { value: "and", label: "すべて" },
  { value: "or", label: "どれか" },
];
const html = (props: Partial<SelectProps>) =>
  renderToString(
    <NextIntlClientProvider
      locale="ja"
      timeZone="Asia/Tokyo"
      messages={{ ui: { select: { placeholder: "選択" } } }}
    >
      <Select aria-label="条件" options={options} {...props} />
    </NextIntlClientProvider>,
  );

test.each([
  { what: "the value that is set", props: { value: "or" }, shown: "どれか" },
  { what: "the value it begins with", props: { defaultValue: "and" }, shown: "すべて" },
  { what: "the placeholder without a value", props: {}, shown: "選択" },
])("the server's page says $what", ({ props, shown }) => {
  const button = /<button.*?<\/button>/s.exec(html(props))?.[0] ?? "";
  expect(button.replaceAll(/<[^>]*>/g, "")).toBe(shown);
});
