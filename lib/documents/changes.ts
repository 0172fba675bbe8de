import type { MetricInfo } from "../oura/define-data-type.ts";
import { OuraPayloadError } from "../oura/errors.ts";
import { type DataTypeId, requireDataType } from "../oura/registry.ts";
import type { DocumentPayload, FigureChange, VersionFigures } from "./schema.ts";

/**
 * A version's daily metrics by the registry's own picks; none for a document that feeds none (a nap)
 * or that the schema of today cannot read.
 */
export function toFigures({
  type,
  document,
}: {
  type: DataTypeId;
  document: DocumentPayload;
}): VersionFigures {
  try {
    return requireDataType(type).read(document).metrics;
  } catch (error) {
    if (error instanceof OuraPayloadError) return {};
    throw error;
  }
}

/**
 * The figures that differ between two versions of a document, in the registry's order, which begins
 * with what people look at first: the score. A figure that only one of them has counts.
 */
export function toFigureChanges({
  type,
  before,
  after,
}: {
  type: DataTypeId;
  before: VersionFigures;
  after: VersionFigures;
}): FigureChange[] {
  return Object.entries<MetricInfo>(requireDataType(type).metrics).flatMap(
    ([key, { label, unit }]) => {
      const change = { before: before[key] ?? null, after: after[key] ?? null };
      return change.before === change.after ? [] : [{ key, label, unit, ...change }];
    },
  );
}
