import { expect, test } from "vitest";
import { isMachine } from "./is-machine";

const person =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

test.each([
  { method: "GET", userAgent: person, secondsSinceAccepted: 60, machine: false },
  { method: "GET", userAgent: person, secondsSinceAccepted: null, machine: false },
  { method: "GET", userAgent: person, secondsSinceAccepted: 1, machine: true },
  { method: "HEAD", userAgent: person, secondsSinceAccepted: 60, machine: true },
  { method: "GET", userAgent: "Mozilla/5.0", secondsSinceAccepted: 60, machine: true },
  { method: "GET", userAgent: "", secondsSinceAccepted: 60, machine: true },
  {
    method: "GET",
    userAgent: "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    secondsSinceAccepted: 60,
    machine: true,
  },
])("$method by '$userAgent' after $secondsSinceAccepted s: machine $machine", ({ machine, ...request }) => {
  expect(isMachine(request)).toBe(machine);
});
