-- What whoever runs the installation sees of it: counts and times, nobody's data and nobody's name.

-- Events that were not applied, which are few: what is applied, nearly all, is in no index for it.
CREATE INDEX "webhook_event_unapplied_idx" ON "webhook_event" ("status", "received_at")
  WHERE status IN ('dead', 'unknown');

-- The last time that nobody found the app answering, for longer than its watch allows for.
ALTER TABLE "service_presence" ADD COLUMN "absent_from" TIMESTAMPTZ(3),
  ADD COLUMN "absent_until" TIMESTAMPTZ(3);

-- How refreshes of tokens went, counted by UTC day. Whose they were is not kept.
CREATE TABLE "refresh_tally" (
    "day" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tally_pkey" PRIMARY KEY ("day","outcome")
);
ALTER TABLE "refresh_tally" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "refresh_tally" FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON "refresh_tally" TO ringboard_system;
CREATE POLICY system_all ON "refresh_tally" TO ringboard_system USING (true) WITH CHECK (true);

-- The queue's tables belong to the login role, as this function does: jobs by task, and how many each
-- worker runs. {"tasks": [{task, waiting, running, later, givenUp, oldestAt}], "holders": {id: n}}
CREATE FUNCTION queue_figures() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN jsonb_build_object(
    'tasks', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.task), '[]') FROM (
      SELECT j.task_identifier AS task,
        count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at <= now()) AS waiting,
        count(*) FILTER (WHERE j.locked_at IS NOT NULL) AS running,
        count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at > now()) AS later,
        count(*) FILTER (WHERE j.locked_at IS NULL AND j.attempts >= j.max_attempts) AS "givenUp",
        min(j.run_at) FILTER (WHERE j.locked_at IS NULL AND j.attempts < j.max_attempts AND j.run_at <= now()) AS "oldestAt"
      FROM graphile_worker.jobs j GROUP BY j.task_identifier) t),
    'holders', (SELECT coalesce(jsonb_object_agg(h.locked_by, h.n), '{}') FROM (
      SELECT j.locked_by, count(*) AS n FROM graphile_worker.jobs j
      WHERE j.locked_by IS NOT NULL GROUP BY j.locked_by) h));
END
$$;
REVOKE ALL ON FUNCTION queue_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_figures() TO ringboard_system;

-- Whether data flows, in a few reads that anybody may cause. An event counts as overdue only while its
-- person's ring can be read: others wait for that person to act.
CREATE FUNCTION installation_pulse() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'at', now(),
    'workerSeenAt', (SELECT max(seen_at) FROM worker_heartbeat),
    'appSeenAt', (SELECT seen_at FROM service_presence WHERE service = 'app'),
    'overdueSince', (SELECT min(e.due_at) FROM webhook_event e
      JOIN oura_connection c ON c.oura_user_id = e.oura_user_id AND c.status = 'active'
      WHERE e.status = 'pending' AND e.due_at < now()),
    'liveSubscriptions', (SELECT count(*) FROM webhook_subscription WHERE expires_at > now()),
    'alarms', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'detail', detail,
        'raisedAt', raised_at, 'lastAt', last_at, 'count', count) ORDER BY raised_at), '[]')
      FROM operator_alarm WHERE cleared_at IS NULL))
$$;

-- Everything that the operator's page and the metrics tell.
CREATE FUNCTION installation_figures() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT jsonb_build_object(
    'pulse', installation_pulse(),
    'queue', queue_figures(),
    'people', (SELECT count(*) FROM app_user WHERE disabled_at IS NULL),
    'connections', (SELECT coalesce(jsonb_object_agg(c.status, c.n), '{}') FROM (
      SELECT status, count(*) AS n FROM oura_connection GROUP BY status) c),
    'subscriptions', (SELECT coalesce(jsonb_agg(jsonb_build_object('dataType', data_type,
        'eventType', event_type, 'expiresAt', expires_at, 'checkedAt', checked_at)), '[]')
      FROM webhook_subscription),
    'lastEvents', (SELECT coalesce(jsonb_object_agg(s.type, s.at), '{}') FROM (
      SELECT type, max(last_event_at) AS at FROM sync_state WHERE last_event_at IS NOT NULL
      GROUP BY type) s),
    'inbox', (SELECT jsonb_build_object(
        'pending', count(*) FILTER (WHERE c.status = 'active'),
        'oldestAt', min(e.received_at) FILTER (WHERE c.status = 'active'),
        'held', count(*) FILTER (WHERE c.status IS DISTINCT FROM 'active'))
      FROM webhook_event e LEFT JOIN oura_connection c ON c.oura_user_id = e.oura_user_id
      WHERE e.status = 'pending'),
    'dead', (SELECT jsonb_build_object('count', count(*), 'newestAt', max(received_at))
      FROM webhook_event WHERE status = 'dead'),
    'unknown', (SELECT coalesce(jsonb_agg(to_jsonb(u) ORDER BY u.count DESC, u.type), '[]') FROM (
      SELECT type, count(*) AS count, max(received_at) AS "newestAt"
      FROM webhook_event WHERE status = 'unknown' GROUP BY type ORDER BY count(*) DESC, type LIMIT 20) u),
    'budget', (SELECT jsonb_build_object(
        'blockedUntil', (SELECT blocked_until FROM rate_bucket WHERE id = 'oura' AND blocked_until > now()),
        'slots', coalesce(jsonb_agg(jsonb_build_array(r.age, r.background, r.prompt) ORDER BY r.age DESC), '[]'))
      FROM (
        -- Ten seconds each, by age: 0 is the newest, 29 the oldest of five minutes.
        SELECT (floor(extract(epoch FROM now()))::bigint - second) / 10 AS age,
          sum(background) AS background, sum(prompt) AS prompt
        FROM rate_second
        WHERE bucket_id = 'oura' AND second > extract(epoch FROM now()) - 300
          AND second <= extract(epoch FROM now())
        GROUP BY 1) r),
    'refreshes', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.outcome), '[]') FROM (
      SELECT outcome, sum(count) AS total,
        coalesce(sum(count) FILTER (WHERE day > current_date - 7), 0) AS week, max(last_at) AS "lastAt"
      FROM refresh_tally GROUP BY outcome) t),
    'pastAlarms', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'raisedAt', raised_at,
        'clearedAt', cleared_at) ORDER BY cleared_at DESC), '[]')
      FROM operator_alarm WHERE cleared_at > now() - interval '14 days'),
    'workers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', worker_id, 'startedAt', started_at,
        'seenAt', seen_at) ORDER BY started_at, worker_id), '[]') FROM worker_heartbeat),
    'app', (SELECT jsonb_build_object('absentFrom', absent_from, 'absentUntil', absent_until)
      FROM service_presence WHERE service = 'app'),
    'runs', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (
      SELECT kind, started_at AS "startedAt", documents, samples, requests FROM sync_run
      WHERE status = 'running' ORDER BY started_at LIMIT 20) r),
    'runCount', (SELECT count(*) FROM sync_run WHERE status = 'running'),
    'states', (SELECT coalesce(jsonb_object_agg(s.backfill, s.n), '{}') FROM (
      SELECT backfill, count(*) AS n FROM sync_state GROUP BY backfill) s),
    'failures', (SELECT coalesce(jsonb_agg(to_jsonb(f) ORDER BY f.types DESC, f.words), '[]') FROM (
      SELECT last_error AS words, count(*) AS types, count(DISTINCT user_id) AS people,
        max(last_fetch_at) AS "lastAt"
      FROM sync_state WHERE last_error IS NOT NULL AND backfill <> 'not_granted' GROUP BY last_error
      ORDER BY count(*) DESC, last_error LIMIT 10) f))
$$;

-- The same for the owner alone, in their own scope: NULL for everybody else.
CREATE FUNCTION is_installation_owner() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM app_user WHERE id = app_user_id() AND is_owner AND disabled_at IS NULL) $$;

CREATE FUNCTION owner_pulse() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT installation_pulse() WHERE is_installation_owner() $$;

CREATE FUNCTION owner_figures() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT installation_figures() WHERE is_installation_owner() $$;

GRANT CREATE ON SCHEMA public TO ringboard_system;
ALTER FUNCTION installation_pulse() OWNER TO ringboard_system;
ALTER FUNCTION installation_figures() OWNER TO ringboard_system;
ALTER FUNCTION is_installation_owner() OWNER TO ringboard_system;
ALTER FUNCTION owner_pulse() OWNER TO ringboard_system;
ALTER FUNCTION owner_figures() OWNER TO ringboard_system;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;

SET LOCAL ROLE ringboard_system;
REVOKE ALL ON FUNCTION installation_pulse(), installation_figures(), is_installation_owner(),
  owner_pulse(), owner_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION owner_pulse(), owner_figures() TO ringboard_app;
RESET ROLE;
