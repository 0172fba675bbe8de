-- What only whoever runs the installation can mend. It stays until it works again, also when nobody
-- read the log.
CREATE TABLE "operator_alarm" (
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "count" INTEGER NOT NULL DEFAULT 1,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "operator_alarm_pkey" PRIMARY KEY ("kind")
);

ALTER TABLE "operator_alarm" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "operator_alarm" FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "operator_alarm" TO ringboard_system;
CREATE POLICY system_all ON "operator_alarm" TO ringboard_system USING (true) WITH CHECK (true);
