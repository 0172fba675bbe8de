/** "sleep", "sleep and activity", "sleep, readiness and activity". */
export function formatList(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? "";
  return `${items.slice(0, -1).join(", ")} and ${last}`;
}
