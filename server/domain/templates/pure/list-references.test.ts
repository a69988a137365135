import { expect, test } from "vitest";
import { listReferences } from "./list-references";

test("images and merge paths are each named once, in the order of first use", () => {
  const html = [
    '<img width="1" src="https://e.test/a.png?a=1&amp;b=2" alt="{{ contact.company | default: &quot;x&quot; }}">',
    '<a href="https://e.test/?c={{ contact.email }}"><img src="https://e.test/b.png" alt=""></a>',
    '<img src="https://e.test/b.png" alt=""><img src="data:image/png;base64,AAAA" alt=""><p>{{ salutation }}</p>',
  ].join("");
  const mail = {
    subject: "{{ contact.family_name }}",
    preheader: "{{ salutation }}",
    html,
    text: "{{ unsubscribe_url }}{{ contact.fields.rank }}",
  };
  expect(listReferences(mail)).toEqual({
    images: ["https://e.test/a.png?a=1&b=2", "https://e.test/b.png"],
    mergePaths: [
      "contact.family_name",
      "salutation",
      "contact.company",
      "contact.email",
      "unsubscribe_url",
      "contact.fields.rank",
    ],
  });
  expect(listReferences({ ...mail, html: null }).images).toEqual([]);
});
