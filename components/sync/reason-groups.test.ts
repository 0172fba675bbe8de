import { expect, it } from "vitest";
import { toReasonGroups } from "./reason-groups.ts";

it("groups missing days by reason, the most days first and the newest of them first", () => {
  const groups = toReasonGroups({
    label: "Sleep",
    runs: [
      { from: "2026-01-01", to: "2026-01-31", kind: "before_first_day" },
      { from: "2026-02-03", to: "2026-02-03", kind: "low_battery" },
      { from: "2026-02-05", to: "2026-02-06", kind: "not_worn" },
      { from: "2026-03-01", to: "2026-03-01", kind: "not_worn" },
    ],
  });
  expect(groups.map(({ reason, count, runs }) => [reason.kind, count, runs[0]?.from])).toEqual([
    ["not_worn", 3, "2026-03-01"],
    ["low_battery", 1, "2026-02-03"],
  ]);
});
