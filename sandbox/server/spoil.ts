import type { Reply } from "./exchange.ts";
import type { Fault } from "./faults.ts";

/** An answer and how it is sent: whole, or broken off after half of its body. */
export interface Outgoing {
  reply: Reply;
  broken: boolean;
}

const htmlPage =
  "<!doctype html><html><head><title>Service unavailable</title></head><body>Please try again later.</body></html>";

/** What a fault makes of an answer; a status in place of the answer's own brings its own body. */
export function spoil({ reply, fault }: { reply: Reply; fault: Fault | null }): Outgoing {
  if (fault === null) return { reply, broken: false };
  const base: Reply =
    fault.status === null
      ? reply
      : {
          status: fault.status,
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ detail: toDetail(fault.status) }),
        };
  const headers = { ...base.headers, ...fault.headers };
  switch (fault.body) {
    case null:
      return { reply: { ...base, headers }, broken: false };
    case "truncated":
      return { reply: { ...base, headers, body: toText(base) }, broken: true };
    case "malformed": {
      const text = toText(base);
      return { reply: { ...base, headers, body: `${text.slice(0, -1)},` }, broken: false };
    }
    case "empty":
      return { reply: { ...base, headers, body: "" }, broken: false };
    case "html":
      return {
        reply: {
          status: base.status,
          headers: { ...headers, "content-type": "text/html; charset=utf-8" },
          body: htmlPage,
        },
        broken: false,
      };
  }
}

function toText({ body = "" }: Reply): string {
  return typeof body === "string" ? body : [...body].join("");
}

/** `detail` in the form that upstream gives it with a status. */
function toDetail(status: number): unknown {
  const msg = "A fault was asked for";
  return status === 422 ? [{ loc: ["fault"], msg, type: "fault" }] : msg;
}
