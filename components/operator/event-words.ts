const words: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
};

/** What happened to a document; upstream's own word for what is new to us. */
export function eventTypeWords(eventType: string): string {
  return words[eventType] ?? eventType;
}
