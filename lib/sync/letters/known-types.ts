import { type DataTypeId, dataTypes } from "../../oura/registry.ts";

/** Types whose events can be applied. */
export const knownTypes: readonly DataTypeId[] = dataTypes.map(({ id }) => id);
