-- A version that was deleted before a later one brought the document back.
ALTER TABLE "oura_document_revision" ADD COLUMN "deleted_at" TIMESTAMPTZ(3);

-- Readings that later ones of the same second replaced; the day itself keeps the latest of each.
CREATE TABLE "heart_rate_revision" (
    "user_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "at" INTEGER[],
    "bpm" SMALLINT[],
    "source" SMALLINT[],

    CONSTRAINT "heart_rate_revision_pkey" PRIMARY KEY ("user_id","day","replaced_at")
);

ALTER TABLE "heart_rate_revision" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "heart_rate_revision" FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "heart_rate_revision" TO ringboard_system, ringboard_app;
CREATE POLICY system_all ON "heart_rate_revision" TO ringboard_system USING (true) WITH CHECK (true);
CREATE POLICY own_rows ON "heart_rate_revision" TO ringboard_app
  USING (user_id = (SELECT app_user_id())) WITH CHECK (user_id = (SELECT app_user_id()));
