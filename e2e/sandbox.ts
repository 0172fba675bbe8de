import { expect } from "@playwright/test";

const url = process.env["E2E_SANDBOX_URL"] ?? "http://localhost:3001";

/** A document as the sandbox holds it. */
export type SandboxDocument = Record<string, unknown> & { id?: string; day?: string };

/** What a person could do at the sandbox's own page, by its JSON twins. */
export const sandbox = {
  url,

  async press(persona: string, action: "new-night" | "new-day" | "edit-night"): Promise<void> {
    const answer = await fetch(`${url}/_sandbox/personas/${persona}/${action}`, { method: "POST" });
    expect(answer.ok, `${action} for ${persona} answered ${answer.status}`).toBe(true);
  },

  /** Everything of one type that exists upstream now, in order. */
  async documents(persona: string, type: string): Promise<SandboxDocument[]> {
    const answer = await fetch(`${url}/_sandbox/personas/${persona}/documents/${type}`);
    expect(answer.ok).toBe(true);
    const body = (await answer.json()) as { data: SandboxDocument[] } | SandboxDocument[];
    return Array.isArray(body) ? body : body.data;
  },

  /** The newest document of one type. */
  async latest(persona: string, type: string): Promise<SandboxDocument> {
    const last = (await this.documents(persona, type)).at(-1);
    if (!last) throw new Error(`the sandbox has no ${type} of ${persona}`);
    return last;
  },

  /** A persona as the sandbox describes it. */
  async persona(id: string): Promise<{ id: string; user_id: string }> {
    const answer = await fetch(`${url}/_sandbox/personas`);
    const { data } = (await answer.json()) as { data: { id: string; user_id: string }[] };
    const found = data.find((persona) => persona.id === id);
    if (!found) throw new Error(`the sandbox has no persona ${id}`);
    return found;
  },

  /** Heart-rate rows of the last two days that exist, oldest first. */
  async heartRate(persona: string): Promise<{ bpm: number; timestamp: string }[]> {
    const from = new Date(Date.now() - 2 * 86_400_000).toISOString();
    const to = new Date(Date.now() + 2 * 86_400_000).toISOString();
    const query = new URLSearchParams({ from, to });
    const answer = await fetch(`${url}/_sandbox/personas/${persona}/heartrate?${query}`);
    const { data } = (await answer.json()) as { data: { bpm: number; timestamp: string }[] };
    return data;
  },

  /** Makes the next requests to matching paths fail; see the sandbox's own page. */
  async fail(fault: { paths: string; status: number; count: number }): Promise<void> {
    const answer = await fetch(`${url}/_sandbox/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    expect(answer.ok).toBe(true);
  },
};
