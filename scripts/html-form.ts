/** A form as a browser would submit it. */
export type HtmlForm = {
  action: string;
  method: string;
  fields: [name: string, value: string][];
};

/**
 * The forms of a page with the fields a browser sends when nothing is touched: hidden and text
 * inputs, and boxes that are ticked. Buttons count only by their own name, which the caller adds.
 */
export function parseForms(html: string): HtmlForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].map(
    ([, head = "", body = ""]) => {
      const form = parseAttributes(head);
      return {
        action: form.get("action") ?? "",
        method: (form.get("method") ?? "get").toUpperCase(),
        fields: [...body.matchAll(/<input\b([^>]*)>/gi)].flatMap(([, text = ""]) =>
          toField(parseAttributes(text)),
        ),
      };
    },
  );
}

function toField(input: Map<string, string>): [string, string][] {
  const name = input.get("name");
  const type = input.get("type") ?? "text";
  if (!name || ["submit", "button", "reset", "image"].includes(type)) return [];
  const isBox = type === "checkbox" || type === "radio";
  if (isBox && !input.has("checked")) return [];
  return [[name, input.get("value") ?? (isBox ? "on" : "")]];
}

function parseAttributes(text: string): Map<string, string> {
  const found = text.matchAll(/([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g);
  return new Map(
    [...found].map(([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ""),
    ]),
  );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return Number.isNaN(code) ? whole : String.fromCodePoint(code);
  });
}
