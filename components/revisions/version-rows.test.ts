import { describe, expect, it } from "vitest";
import type { DocumentVersion, VersionsAnswer } from "#lib/documents/schema.ts";
import { toFigureRows } from "./version-rows.ts";

const score = { label: "Sleep score", unit: "", better: "higher" } as const;
const deep = { label: "Deep sleep", unit: "s", better: "higher" } as const;

function version(fields: Partial<DocumentVersion>): DocumentVersion {
  return {
    revision: 1,
    readAt: "2026-11-20T07:00:00.000Z",
    deletedAt: null,
    figures: {},
    changes: [],
    document: {},
    ...fields,
  };
}

describe("toFigureRows", () => {
  it("sets each changed figure side by side, marks where it changed, and leaves the others out", () => {
    const answer: VersionsAnswer = {
      type: "daily_sleep",
      label: "Sleep score",
      documentId: "d",
      day: "2026-11-20",
      figures: { sleep_score: score, deep_sleep: deep },
      versions: [
        version({
          revision: 2,
          figures: { sleep_score: 78, deep_sleep: 3_600 },
          changes: [{ key: "sleep_score", label: "Sleep score", unit: "", before: 71, after: 78 }],
        }),
        version({ figures: { sleep_score: 71, deep_sleep: 3_600 } }),
      ],
    };
    expect(toFigureRows(answer)).toEqual([
      {
        key: "sleep_score",
        label: "Sleep score",
        unit: "",
        cells: [
          { value: 78, isChanged: true },
          { value: 71, isChanged: false },
        ],
      },
    ]);
  });
});
