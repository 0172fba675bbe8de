import { asUser } from "#lib/db/scope.ts";
import { listDocuments } from "#lib/documents/data.ts";
import { type DataTypeId, dataTypes, requireDataType } from "#lib/oura/registry.ts";
import { toEventKey } from "#lib/oura/webhook-signature.ts";
import {
  type ConnectedPerson,
  connectPerson,
  deletePerson,
} from "#lib/sync/testing/connected-person.ts";
import { toDigests } from "#lib/sync/testing/stored-set.ts";
import { addDays, toDay } from "#lib/time/day.ts";
import type { SandboxClient } from "../sandbox/client.ts";

/** A document of the sandbox's that events can name. */
export interface NamedDocument {
  ouraUserId: string;
  type: DataTypeId;
  /** What events call the type. */
  webhook: string;
  objectId: string;
}

/** An event about a document as Oura writes it; two of one moment are one event. */
export function toEventContent({ named, at }: { named: NamedDocument; at: number }): {
  key: string;
  body: string;
} {
  const content = {
    event_type: "update",
    data_type: named.webhook,
    object_id: named.objectId,
    event_time: new Date(at).toISOString(),
    user_id: named.ouraUserId,
  };
  return { key: toEventKey(content), body: JSON.stringify(content) };
}

/** Somebody of whom nothing is stored: whatever is there later, events brought. */
interface EmptyPerson extends ConnectedPerson {
  personaId: string;
}

/** People for one scenario, and all that events about them can name. */
export interface Subjects {
  people: readonly EmptyPerson[];
  documents: readonly NamedDocument[];
  /** Named documents that are not stored exactly as the sandbox has them. */
  listLost(named: readonly NamedDocument[]): Promise<string[]>;
  close(): Promise<void>;
}

/** Events are about recent days; older ones would be read as history. */
const recentDays = 12;
const personas = ["steady", "parent", "athlete", "shift"] as const;

/** Connects a few of the sandbox's people, without reading anything of them. */
export async function openSubjects(sandbox: SandboxClient): Promise<Subjects> {
  const people: EmptyPerson[] = [];
  const truth = new Map<string, object>();
  const documents: NamedDocument[] = [];
  const since = addDays({
    day: toDay({ instant: new Date(), timeZone: "UTC" }),
    count: -recentDays,
  });
  for (const personaId of personas) {
    const person = await connectPerson({ url: sandbox.url, personaId });
    people.push({ ...person, personaId });
    const { ouraUserId } = person;
    for (const { id: type, webhook } of dataTypes) {
      if (webhook === null) continue;
      const { read } = requireDataType(type);
      for (const document of await sandbox.documents(personaId, type)) {
        const { documentId: objectId, day } = read(document);
        // Some are known by their day alone: no event names them.
        if (objectId !== document.id || (day !== null && day < since)) continue;
        const named = { ouraUserId, type, webhook, objectId };
        documents.push(named);
        truth.set(toName(named), document);
      }
    }
  }
  return {
    people,
    documents,
    async listLost(named) {
      const stored = await readStored(people);
      const names = [...new Set(named.map(toName))];
      return names.filter((name) => {
        const [wanted = ""] = toDigests([truth.get(name) ?? {}]);
        return stored.get(name) !== wanted;
      });
    },
    async close() {
      for (const person of people) await deletePerson(person);
    },
  };
}

/** Digests of what is stored of people, by name. */
async function readStored(people: readonly EmptyPerson[]): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  for (const { userId, ouraUserId } of people) {
    for (const { id: type, webhook } of dataTypes) {
      if (webhook === null) continue;
      const documents = await asUser(userId, (db) =>
        listDocuments(db, { userId, type, range: null, withSeries: "all" }),
      );
      for (const document of documents) {
        const { documentId } = requireDataType(type).read(document);
        const [digest = ""] = toDigests([document]);
        stored.set(toName({ ouraUserId, type, objectId: documentId }), digest);
      }
    }
  }
  return stored;
}

function toName({ ouraUserId, type, objectId }: Omit<NamedDocument, "webhook">): string {
  return `${ouraUserId} ${type} ${objectId}`;
}
