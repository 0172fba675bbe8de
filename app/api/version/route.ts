import { withUser } from "#lib/http/with-user.ts";
import { getDataVersion } from "#lib/metrics/data.ts";
import type { VersionAnswer } from "#lib/metrics/schema.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** The person's data version: what open pages poll to notice new data. */
export const GET = withUser(async ({ request, userId }) =>
  answerByVersion({
    request,
    userId,
    read: async (db): Promise<VersionAnswer> => ({
      version: await getDataVersion(db, { userId }),
      person: userId,
    }),
  }),
);
