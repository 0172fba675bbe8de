import { toPersonalInfo } from "../people/documents/possessions.ts";
import type { History } from "../people/history.ts";
import { type Exchange, json, type Reply } from "../server/exchange.ts";
import type { Route } from "../server/router.ts";
import { getDocument, listDocuments, requireListed } from "./documents.ts";
import { type GuardContext, withAccess, withAnyToken } from "./guard.ts";
import { SamplePerson } from "./sample-person.ts";
import { isSeriesId, listSeries } from "./series.ts";
import { type ServedType, type SpecVersion, servedTypes } from "./served-types.ts";
import { readShape } from "./shape.ts";

export interface ApiContext extends GuardContext {
  spec: SpecVersion;
  now: () => number;
}

/** The routes of every type for connected people, and for the sample person beside them. */
export function toApiRoutes(context: ApiContext): readonly Route[] {
  const sample = new SamplePerson();
  return servedTypes(context.spec).flatMap((type) => [
    ...personRoutes({ context, type }),
    ...(type.answer === "object" ? [] : sampleRoutes({ context, type, sample })),
  ]);
}

/** A list, and single documents where upstream has them. */
function personRoutes({
  context,
  type,
}: {
  context: ApiContext;
  type: ServedType;
}): readonly Route[] {
  const path = `/v2/usercollection/${type.path}`;
  const { scope } = type;
  const list = withAccess({
    context,
    scope,
    answer: ({ exchange, access, resident: { history } }) =>
      type.answer === "object"
        ? json({ body: toPersonalInfo({ person: history.person, scopes: access.scopes }) })
        : answerList({ context, type, history, exchange, selects: true }),
  });
  const single = withAccess({
    context,
    scope,
    answer: ({ exchange, resident: { history } }) =>
      answerSingle({ context, type, history, exchange }),
  });
  return toRoutes({ type, path, list, single });
}

/** The same for the sample person, whom any token reads and whose lists know no `fields`. */
function sampleRoutes({
  context,
  type,
  sample,
}: {
  context: ApiContext;
  type: ServedType;
  sample: SamplePerson;
}): readonly Route[] {
  const history = () => sample.historyAt(context.now());
  const list = withAnyToken({
    context,
    answer: (exchange) =>
      answerList({ context, type, history: history(), exchange, selects: false }),
  });
  const single = withAnyToken({
    context,
    answer: (exchange) => answerSingle({ context, type, history: history(), exchange }),
  });
  return toRoutes({ type, path: `/v2/sandbox/usercollection/${type.path}`, list, single });
}

function toRoutes({
  type,
  path,
  list,
  single,
}: {
  type: ServedType;
  path: string;
  list: Route["handler"];
  single: Route["handler"];
}): readonly Route[] {
  const listRoute: Route = { method: "GET", path, handler: list };
  return type.single
    ? [listRoute, { method: "GET", path: `${path}/:document_id`, handler: single }]
    : [listRoute];
}

interface Question {
  context: ApiContext;
  type: ServedType;
  history: History;
  exchange: Exchange;
}

/** A page of documents or of rows; `selects` where `fields` and `latest` are parameters. */
function answerList({
  context: { spec, now },
  type,
  history,
  exchange,
  selects,
}: Question & { selects: boolean }): Reply {
  const query = exchange.url.searchParams;
  const shape = readShape({ spec, query, selects });
  const { id } = type;
  if (isSeriesId(id)) return listSeries({ id, history, query, now: now(), shape, selects });
  return listDocuments({ type: requireListed(type), history, query, now: now(), shape });
}

function answerSingle({ context: { spec }, type, history, exchange }: Question): Reply {
  const id = exchange.params.document_id ?? "";
  const shape = { spec, fields: null };
  return getDocument({ type: requireListed(type).id, history, id, shape });
}
