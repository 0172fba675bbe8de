/** A page's search parameters as Next hands them over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One text of a parameter; null when it is missing or given more than once. */
export function readText(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
