import { expect, test } from "vitest";
import { showName } from "@/app/_product/contacts/show-name";

test.each([
  { familyName: "山田", givenName: "太郎", company: "", name: "山田 太郎", kind: "person" },
  { familyName: "𠮷田", givenName: "", company: "茶舗", name: "𠮷田", kind: "person" },
  { familyName: "Miller", givenName: "David", company: "", name: "David Miller", kind: "person" },
  { familyName: "", givenName: "", company: "株式会社遠州商事", name: "株式会社遠州商事", kind: "company" },
])("$familyName, $givenName of “$company” is $name", ({ name, kind, ...person }) => {
  expect(showName(person)).toMatchObject({ name, kind });
});

test("nobody's name is none", () => {
  expect(showName({ familyName: "", givenName: "", company: "" })).toBeNull();
});
