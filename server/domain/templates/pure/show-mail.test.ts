import { expect, test } from "vitest";
import { showMail } from "./show-mail";

const values = { "contact.family_name": "山田<b>", salutation: "山田 様" };

test("a person's values stand where the tags were, and markup in them is text", () => {
  const mail = showMail(
    {
      subject: "{{ salutation }}、新茶です",
      preheader: "{{ contact.given_name | default: 'お客様' }}",
      html: '<p>{{ contact.family_name }}</p><a href="https://example.test/?a=1">見る</a>',
      text: "{{ salutation }}\n{{ unsubscribe_url }}",
    },
    values,
  );
  expect(mail?.subject).toBe("山田 様、新茶です");
  expect(mail?.preheader).toBe("お客様");
  expect(mail?.html).toContain("山田&#60;b&#62;");
  expect(mail?.html).toContain('href="https://example.test/?a=1"');
  expect(mail?.text).toBe("山田 様\n#unsubscribe\n");
});

test("a mail of text alone has no HTML, and long Japanese lines come back whole", () => {
  const line = "八十八夜の新茶、今年は四月二十九日摘み。".repeat(20);
  const mail = showMail({ subject: "件名", preheader: "", html: null, text: line }, {});
  expect(mail?.html).toBeNull();
  expect(mail?.text.trimEnd()).toBe(line);
});

test("a broken tag gives no mail instead of an error", () => {
  expect(showMail({ subject: "{{ contact.", preheader: "", html: null, text: "本文" }, {})).toBeNull();
});
