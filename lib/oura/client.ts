import { z } from "zod";
import { OuraPaginationError } from "./errors.ts";
import { type HeartRateSample, toHeartRateSamples } from "./heart-rate-samples.ts";
import { type Fetch, readAnswer, sendRequest } from "./http-exchange.ts";
import { type DataTypeId, requireDataType } from "./registry.ts";
import { toSecureUrl } from "./secure-url.ts";
import { type PersonalInfoRecord, personalInfoSchema } from "./types/personal-info.ts";
import type { RequestQuery } from "./window.ts";

export interface OuraClientOptions {
  /** API origin, e.g. `https://api.ouraring.com`. */
  baseUrl: string;
  fetch: Fetch;
  /** The token, or how to get one before each request. */
  accessToken: string | (() => Promise<string>);
  userAgent?: string;
  /** For one whole exchange, its body included. Default 30 s. */
  timeoutMs?: number;
  /** Awaited before each request: the place for a rate limit or a counter. */
  onRequest?: (request: { type: DataTypeId; path: string }) => void | Promise<void>;
  /** Milliseconds since 1970; reads a `Retry-After` date. */
  now?: () => number;
}

/** One page of documents as received; feed each to its type's `read`. */
export interface DocumentPage {
  documents: unknown[];
  /** Opaque, may hold the person's id: never log it. Null on the last page. */
  nextToken: string | null;
}

/** Reads one person's data. Every method throws OuraError and its subclasses (see errors.ts). */
export interface OuraClient {
  /** One page of a list route, oldest first. `query` comes from `toRequestWindows`. */
  listPage(request: {
    type: DataTypeId;
    query: RequestQuery;
    nextToken?: string | null;
  }): Promise<DocumentPage>;
  /** All pages of a list route. @throws OuraPaginationError when upstream repeats a token. */
  list(request: { type: DataTypeId; query: RequestQuery }): AsyncGenerator<unknown[]>;
  /** One document as received; kind `not_found` when it is gone or not there yet. */
  get(request: { type: DataTypeId; documentId: string }): Promise<unknown>;
  /** Pages of readings from `start` up to `end`, instants with offset, at most 30 days apart. */
  listHeartRate(range: { start: string; end: string }): AsyncGenerator<HeartRateSample[]>;
  personalInfo(): Promise<PersonalInfoRecord>;
}

const pageSchema = z.looseObject({
  data: z.array(z.unknown()),
  next_token: z.string().nullish(),
});
const documentSchema = z.looseObject({});

/** @throws TypeError when `baseUrl` is neither https nor on loopback. */
export function createOuraClient({
  baseUrl,
  fetch,
  accessToken,
  userAgent = "Ringboard",
  timeoutMs = 30_000,
  onRequest,
  now = Date.now,
}: OuraClientOptions): OuraClient {
  const base = toSecureUrl(baseUrl);

  async function exchange<Schema extends z.ZodType>({
    type,
    path,
    query = {},
    schema,
  }: {
    type: DataTypeId;
    path: string;
    query?: RequestQuery;
    schema: Schema;
  }): Promise<z.output<Schema>> {
    await onRequest?.({ type, path });
    const token = typeof accessToken === "string" ? accessToken : await accessToken();
    const url = new URL(`/v2/usercollection/${path}`, base);
    // URLSearchParams writes the `+` of an offset as %2B; a bare one would be read as a space.
    url.search = new URLSearchParams(query).toString();
    const headers = {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      "user-agent": userAgent,
    };
    const answer = await sendRequest({ fetch, url, init: { headers }, timeoutMs });
    return readAnswer({ answer, schema, now });
  }

  const listPage: OuraClient["listPage"] = async ({ type, query, nextToken = null }) => {
    const page = await exchange({
      type,
      path: requireDataType(type).path,
      query: nextToken === null ? query : { ...query, next_token: nextToken },
      schema: pageSchema,
    });
    return { documents: page.data, nextToken: page.next_token || null };
  };

  async function* list({
    type,
    query,
  }: {
    type: DataTypeId;
    query: RequestQuery;
  }): AsyncGenerator<unknown[]> {
    const seen = new Set<string>();
    let nextToken: string | null = null;
    do {
      const page: DocumentPage = await listPage({ type, query, nextToken });
      yield page.documents;
      nextToken = page.nextToken;
      if (nextToken !== null && seen.has(nextToken)) throw new OuraPaginationError(type);
      if (nextToken !== null) seen.add(nextToken);
    } while (nextToken !== null);
  }

  return {
    listPage,
    list,
    get: ({ type, documentId }) =>
      exchange({
        type,
        path: `${requireDataType(type).path}/${encodeURIComponent(documentId)}`,
        schema: documentSchema,
      }),
    async *listHeartRate({ start, end }) {
      const query = { start_datetime: start, end_datetime: end };
      for await (const rows of list({ type: "heartrate", query })) {
        yield toHeartRateSamples(rows);
      }
    },
    personalInfo: () =>
      exchange({ type: "personal_info", path: "personal_info", schema: personalInfoSchema }),
  };
}
