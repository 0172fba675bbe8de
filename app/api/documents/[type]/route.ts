import { listDocuments } from "#lib/documents/data.ts";
import { documentsQuerySchema } from "#lib/documents/schema.ts";
import { AppError } from "#lib/errors.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { withUser } from "#lib/http/with-user.ts";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** Stored documents of one type, as received. */
export const GET = withUser<{ type: string }>(async ({ request, userId, params: { type } }) => {
  if (!isDataTypeId(type)) throw new AppError("not_found", "There is no data type of this name.");
  const asked = readQuery({ request, schema: documentsQuerySchema });
  return answerByVersion({
    request,
    userId,
    read: async (db) => ({ documents: await listDocuments(db, { userId, type, ...asked }) }),
  });
});
