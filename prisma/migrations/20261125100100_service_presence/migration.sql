-- When a part of the installation was last found working. The webhook's own absence is only visible
-- afterwards: what Oura sent meanwhile, and gave up on after an hour, has to be read again.
CREATE TABLE "service_presence" (
    "service" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_presence_pkey" PRIMARY KEY ("service")
);

ALTER TABLE "service_presence" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "service_presence" FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "service_presence" TO ringboard_system;
CREATE POLICY system_all ON "service_presence" TO ringboard_system USING (true) WITH CHECK (true);
