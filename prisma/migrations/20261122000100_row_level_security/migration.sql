-- Two roles that nobody logs in as. Every query runs as one of them, chosen inside its transaction:
-- ringboard_app sees the rows of the person in app.user_id; ringboard_system sees all.
-- The login role owns the tables, yet row-level security is forced: without a scope, no rows.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringboard_app') THEN
    CREATE ROLE ringboard_app NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringboard_system') THEN
    CREATE ROLE ringboard_system NOLOGIN;
  END IF;
  -- Without INHERIT: the login role may become them, and sees nothing until it does.
  EXECUTE format('GRANT ringboard_app, ringboard_system TO %I WITH INHERIT FALSE, SET TRUE', current_user);
END
$$;

GRANT USAGE ON SCHEMA public TO ringboard_app, ringboard_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ringboard_system;
REVOKE ALL ON "_prisma_migrations" FROM ringboard_system;
REVOKE UPDATE ON "audit_event" FROM ringboard_system;

CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;

CREATE FUNCTION app_team_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.team_id', true), '')::uuid $$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['app_user', 'session', 'sign_in_attempt', 'audit_event',
    'oura_connection', 'oauth_transaction', 'oura_document', 'oura_document_revision',
    'heart_rate_day', 'user_day', 'sync_state', 'sync_run', 'webhook_event',
    'webhook_subscription', 'rate_bucket', 'worker_heartbeat', 'team', 'team_member',
    'team_invitation', 'team_access']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO ringboard_system USING (true) WITH CHECK (true)', t);
  END LOOP;

  -- A person's own rows.
  FOREACH t IN ARRAY ARRAY['session', 'oura_connection', 'oauth_transaction', 'oura_document',
    'oura_document_revision', 'heart_rate_day', 'user_day', 'sync_state', 'sync_run']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ringboard_app', t);
    EXECUTE format('CREATE POLICY own_rows ON %I TO ringboard_app
      USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id())', t);
  END LOOP;
END
$$;

GRANT SELECT, UPDATE ON "app_user" TO ringboard_app;
CREATE POLICY own_row ON "app_user" TO ringboard_app
  USING (id = app_user_id()) WITH CHECK (id = app_user_id());

-- Append-only: a person reads what concerns them and adds; nobody changes a line.
GRANT SELECT, INSERT ON "audit_event" TO ringboard_app;
CREATE POLICY own_read ON "audit_event" FOR SELECT TO ringboard_app USING (user_id = app_user_id());
CREATE POLICY own_insert ON "audit_event" FOR INSERT TO ringboard_app
  WITH CHECK (coalesce(actor_id, user_id) = app_user_id());

-- Questions that policies ask. They run as ringboard_system, since a policy on team_member that
-- read team_member itself would recurse for ever.
CREATE FUNCTION is_team_member(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM team_member m WHERE m.team_id = team AND m.user_id = app_user_id()) $$;

CREATE FUNCTION is_team_admin(team uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT FROM team_member m
  WHERE m.team_id = team AND m.user_id = app_user_id() AND m.role = 'admin') $$;

CREATE FUNCTION is_shared_in_team(team uuid, member uuid, shared_category text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT is_team_admin(team) AND EXISTS (SELECT FROM team_member m
  WHERE m.team_id = team AND m.user_id = member AND shared_category = ANY (m.shares)) $$;

-- What an admin may always see of a member: who it is and whether data flows. No token, no number.
CREATE FUNCTION team_member_states(team uuid)
RETURNS TABLE (user_id uuid, name text, connection_status text, last_sync_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.user_id, u.name, c.status,
    (SELECT max(s.last_success_at) FROM sync_state s WHERE s.user_id = m.user_id)
  FROM team_member m
  JOIN app_user u ON u.id = m.user_id
  LEFT JOIN oura_connection c ON c.user_id = m.user_id
  WHERE m.team_id = team AND is_team_admin(team)
$$;

-- A team admin sees a member's days only inside a team scope, and only what that member's own
-- sharing grant names.
CREATE POLICY shared_in_team ON "user_day" FOR SELECT TO ringboard_app
  USING (app_team_id() IS NOT NULL AND is_shared_in_team(app_team_id(), user_id, category));

GRANT SELECT, INSERT, UPDATE, DELETE ON "team", "team_member", "team_invitation" TO ringboard_app;
CREATE POLICY member_reads ON "team" FOR SELECT TO ringboard_app USING (is_team_member(id));
CREATE POLICY admin_changes ON "team" FOR UPDATE TO ringboard_app
  USING (is_team_admin(id)) WITH CHECK (is_team_admin(id));
CREATE POLICY admin_deletes ON "team" FOR DELETE TO ringboard_app USING (is_team_admin(id));

CREATE POLICY member_reads ON "team_member" FOR SELECT TO ringboard_app
  USING (user_id = app_user_id() OR is_team_admin(team_id));
-- Only the member decides what is shared; an admin can remove a member, never widen a grant.
CREATE POLICY own_change ON "team_member" FOR UPDATE TO ringboard_app
  USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());
CREATE POLICY leave_or_remove ON "team_member" FOR DELETE TO ringboard_app
  USING (user_id = app_user_id() OR is_team_admin(team_id));
-- A member changes what is shared, not their own role or team; joining is the system's, with a token.
REVOKE INSERT, UPDATE ON "team_member" FROM ringboard_app;
GRANT UPDATE (shares, changed_at) ON "team_member" TO ringboard_app;
REVOKE INSERT ON "team" FROM ringboard_app;

CREATE POLICY admin_all ON "team_invitation" TO ringboard_app
  USING (is_team_admin(team_id)) WITH CHECK (is_team_admin(team_id) AND created_by = app_user_id());

GRANT SELECT, INSERT ON "team_access" TO ringboard_app;
CREATE POLICY member_reads ON "team_access" FOR SELECT TO ringboard_app USING (member_id = app_user_id());
CREATE POLICY viewer_writes ON "team_access" FOR INSERT TO ringboard_app
  WITH CHECK (viewer_id = app_user_id() AND is_team_admin(team_id));

-- Functions that policies ask must not be bound by them: ringboard_system owns them.
GRANT CREATE ON SCHEMA public TO ringboard_system;
ALTER FUNCTION is_team_member(uuid) OWNER TO ringboard_system;
ALTER FUNCTION is_team_admin(uuid) OWNER TO ringboard_system;
ALTER FUNCTION is_shared_in_team(uuid, uuid, text) OWNER TO ringboard_system;
ALTER FUNCTION team_member_states(uuid) OWNER TO ringboard_system;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;
REVOKE ALL ON FUNCTION is_shared_in_team(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_shared_in_team(uuid, uuid, text) TO ringboard_app;

-- The queue belongs to the login role; the system scope may add to it and nothing else.
-- jobs: [{"task", "payload", "key", "runAt", "priority", "maxAttempts", "queue"}], all but task optional.
CREATE FUNCTION enqueue_jobs(jobs jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  added integer;
BEGIN
  IF jobs IS NULL OR jsonb_array_length(jobs) = 0 THEN
    RETURN 0;
  END IF;
  SELECT count(*) INTO added FROM graphile_worker.add_jobs((
    SELECT array_agg((
      j->>'task', (coalesce(j->'payload', '{}'::jsonb))::json, j->>'queue', (j->>'runAt')::timestamptz,
      (j->>'maxAttempts')::smallint, j->>'key', (j->>'priority')::smallint, null
    )::graphile_worker.job_spec)
    FROM jsonb_array_elements(jobs) j
  ));
  RETURN added;
END
$$;
REVOKE ALL ON FUNCTION enqueue_jobs(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_jobs(jsonb) TO ringboard_system;
