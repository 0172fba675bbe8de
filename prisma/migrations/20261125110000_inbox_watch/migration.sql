-- When an event is to be looked at next, so that what waits for a later try is not read meanwhile.
ALTER TABLE "webhook_event" ADD COLUMN "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The key begins with what a pass asks by: all events of one object lie side by side. What is settled,
-- which is nearly all, is in no other index.
ALTER TABLE "webhook_event" DROP CONSTRAINT "webhook_event_pkey";
ALTER TABLE "webhook_event" ADD CONSTRAINT "webhook_event_pkey"
  PRIMARY KEY ("oura_user_id", "type", "object_id", "key");
DROP INDEX "webhook_event_pending_idx";
DROP INDEX "webhook_event_status_idx";
CREATE INDEX "webhook_event_due_idx" ON "webhook_event" ("oura_user_id", "type", "due_at")
  WHERE status = 'pending';

-- Until when a job is certain to look at a person's type by itself: till then an event queues none.
CREATE TABLE "inbox_watch" (
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_watch_pkey" PRIMARY KEY ("user_id","type")
);
ALTER TABLE "inbox_watch" ADD CONSTRAINT "inbox_watch_user_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbox_watch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "inbox_watch" FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON "inbox_watch" TO ringboard_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "inbox_watch" TO ringboard_system;

-- Stores verified events, and queues a job for each person and type that no job is watching, in one
-- round trip and one commit. An event that is there already is the same event; one of an unknown type or
-- person is kept as `unknown`. A function, since a scoped transaction takes four round trips.
CREATE FUNCTION store_events(
  keys text[], oura_user_ids text[], types text[], known boolean[], event_types text[],
  object_ids text[], event_times timestamptz[], job_priority integer, watch interval
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  jobs jsonb;
BEGIN
  WITH incoming AS (
    SELECT * FROM unnest(keys, oura_user_ids, types, known, event_types, object_ids, event_times)
      AS e (key, oura_user_id, type, is_known, event_type, object_id, event_time)
  ), fresh AS (
    INSERT INTO webhook_event (key, oura_user_id, type, event_type, object_id, event_time, status)
    SELECT e.key, e.oura_user_id, e.type, e.event_type, e.object_id, e.event_time,
      CASE WHEN e.is_known AND c.user_id IS NOT NULL THEN 'pending' ELSE 'unknown' END
    FROM incoming e LEFT JOIN oura_connection c
      ON c.oura_user_id = e.oura_user_id AND c.status <> 'revoked'
    -- In one order, so that two batches with the same events do not wait for each other.
    ORDER BY e.oura_user_id, e.type, e.object_id, e.key
    ON CONFLICT ON CONSTRAINT webhook_event_pkey DO NOTHING
    RETURNING webhook_event.oura_user_id, webhook_event.type, webhook_event.status
  ), unwatched AS (
    -- The conflict locks the row until the commit, watched or not: a job that ends its watch waits for
    -- this commit and then sees these events, and what comes after it finds the watch ended.
    INSERT INTO inbox_watch AS w (user_id, type, until)
    SELECT DISTINCT c.user_id, f.type, now() + watch FROM fresh f
    JOIN oura_connection c ON c.oura_user_id = f.oura_user_id WHERE f.status = 'pending'
    ORDER BY c.user_id, f.type
    ON CONFLICT ON CONSTRAINT inbox_watch_pkey DO UPDATE SET until = excluded.until
    WHERE w.until < now()
    RETURNING w.user_id, w.type
  )
  SELECT jsonb_agg(jsonb_build_object('task', 'process-events',
    'payload', jsonb_build_object('userId', u.user_id, 'type', u.type),
    'key', 'events:' || u.user_id || ':' || u.type,
    'priority', job_priority)) INTO jobs FROM unwatched u;
  IF jobs IS NOT NULL THEN
    PERFORM enqueue_jobs(jobs);
  END IF;
END
$$;

GRANT CREATE ON SCHEMA public TO ringboard_system;
ALTER FUNCTION store_events(text[], text[], text[], boolean[], text[], text[], timestamptz[], integer, interval)
  OWNER TO ringboard_system;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;

-- For the login role alone, outside any scope: no person's scope stores events.
DO $$
DECLARE
  login text := current_user;
BEGIN
  SET LOCAL ROLE ringboard_system;
  REVOKE ALL ON FUNCTION store_events(text[], text[], text[], boolean[], text[], text[], timestamptz[], integer, interval) FROM PUBLIC;
  EXECUTE format('GRANT EXECUTE ON FUNCTION store_events(text[], text[], text[], boolean[], text[], text[], timestamptz[], integer, interval) TO %I', login);
  RESET ROLE;
END
$$;
