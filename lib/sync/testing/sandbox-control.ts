import { sha256 } from "../../crypto.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";

/** What an action changed: the events that Oura would send for it. */
export interface SandboxChange {
  event: "create" | "update" | "delete";
  type: DataTypeId;
  id: string;
}

/** What happens to a person of the sandbox. */
export type SandboxAction =
  | "new-night"
  | "new-day"
  | "edit-night"
  | "delete-workout"
  | "delete-nap"
  | "membership";

/** The sandbox's control interface, as far as tests of the sync need it. */
export interface SandboxControl {
  act(personaId: string, action: SandboxAction): Promise<SandboxChange[]>;
  /** Ids of all people who live there. */
  listPersonas(): Promise<string[]>;
  /** Everything of a type that exists now, as the API serves it. */
  listDocuments(personaId: string, type: DataTypeId): Promise<Record<string, unknown>[]>;
  /** Makes the next requests to these paths fail. */
  fail(fault: { paths: string | string[]; count: number; status: number }): Promise<void>;
}

const wholeHistory = "from=2015-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

export function createSandboxControl(url: string): SandboxControl {
  async function call(path: string, body?: object): Promise<unknown> {
    const response = await fetch(new URL(`/_sandbox${path}`, url), {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { origin: url, "content-type": "application/json", accept: "application/json" },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  }
  return {
    async act(personaId, action) {
      const answer = await call(`/personas/${personaId}/${action}`, {});
      return (answer as { changes: SandboxChange[] }).changes;
    },
    async listPersonas() {
      const { data } = (await call("/personas")) as { data: { id: string }[] };
      return data.map(({ id }) => id);
    },
    async listDocuments(personaId, type) {
      const path =
        requireDataType(type).answer === "samples"
          ? `/personas/${personaId}/heartrate?${wholeHistory}`
          : `/personas/${personaId}/documents/${type}`;
      const { data } = (await call(path)) as { data: Record<string, unknown>[] };
      return data;
    },
    async fail(fault) {
      await call("/faults", fault);
    },
  };
}

/** Hashes of documents, in one order: a difference in a night's series would print pages. */
export function toDigests(documents: readonly object[]): string[] {
  return documents.map((one) => sha256(toText(one))).toSorted();
}

/** JSON with its keys in one order: the database keeps its own. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner === null || typeof inner !== "object" || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
}
