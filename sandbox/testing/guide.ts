/** Commands of a page that belong together, and what it says that they print. */
export interface Step {
  commands: string;
  /** `…` stands for any text; null where the page does not say. */
  prints: string | null;
}

export interface Guide {
  /** Commands that start a sandbox, each in a terminal of its own. */
  starts: readonly string[];
  /** The command that receives webhooks in a terminal of its own, and what that shows in the end. */
  receiver: Step;
  /** All others, in the order of the page. */
  steps: readonly Step[];
}

const blocks = /```(sh|text)\n([\s\S]*?)\n```/g;

/** Reads a page's blocks of `sh`; one of `text` right after such a block is what that one prints. */
export function readGuide(page: string): Guide {
  const starts: string[] = [];
  const steps: Step[] = [];
  const receiver: Step = { commands: "", prints: null };
  let end = 0;
  for (const { 1: kind, 2: text = "", 0: whole, index } of page.matchAll(blocks)) {
    const last = steps.at(-1);
    const isNext = page.slice(end, index).trim() === "";
    end = index + whole.length;
    if (kind === "text") {
      if (isNext && last?.prints === null) last.prints = text;
      else receiver.prints = text;
    } else if (text.includes("npm run sandbox")) starts.push(text);
    else if (text.startsWith("node -e")) receiver.commands = text;
    else steps.push({ commands: text, prints: null });
  }
  return { starts, receiver, steps };
}

/** What the page says as a pattern for what is printed. */
export function toPattern(prints: string): RegExp {
  const parts = prints.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\s\\S]*?")}$`);
}
