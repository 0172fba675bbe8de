-- When the last successful re-read of a week or more began. A short read in between does not move it:
-- what came late to days before that read would otherwise be looked for by nobody.
ALTER TABLE "sync_state" ADD COLUMN "reread_at" TIMESTAMPTZ(3);
