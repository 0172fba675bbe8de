import type { DocumentVersion, FigureChange, VersionsAnswer } from "#lib/documents/schema.ts";

/** A figure over the versions of a document, in the versions' order. */
export interface FigureRow {
  key: string;
  label: string;
  unit: string;
  cells: { value: number | null; isChanged: boolean }[];
}

/** The figures that any version changed, in the order in which they are told; the others are left out. */
export function toFigureRows({ figures, versions }: VersionsAnswer): FigureRow[] {
  const changed = new Set(versions.flatMap(({ changes }) => changes.map(({ key }) => key)));
  return Object.entries(figures).flatMap(([key, { label, unit }]) => {
    if (!changed.has(key)) return [];
    const cells = versions.map((version) => ({
      value: version.figures[key] ?? null,
      isChanged: hasChange({ version, key }),
    }));
    return [{ key, label, unit, cells }];
  });
}

function hasChange({ version, key }: { version: DocumentVersion; key: FigureChange["key"] }) {
  return version.changes.some((change) => change.key === key);
}
