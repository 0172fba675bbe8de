import { getVersions } from "#lib/documents/version-data.ts";
import { AppError } from "#lib/errors.ts";
import { withUser } from "#lib/http/with-user.ts";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** Every version of one document that Oura has given, the newest first. */
export const GET = withUser<{ type: string; id: string }>(async ({ request, userId, params }) => {
  const { type, id } = params;
  if (!isDataTypeId(type)) throw new AppError("not_found", "There is no data type of this name.");
  // The database holds no NUL and refuses to look for one.
  if (id.includes("\u0000")) throw new AppError("not_found", "There is no document of this id.");
  return answerByVersion({
    request,
    userId,
    read: async (db) => {
      const versions = await getVersions(db, { userId, type, documentId: id });
      if (versions === null) throw new AppError("not_found", "There is no document of this id.");
      return versions;
    },
  });
});
