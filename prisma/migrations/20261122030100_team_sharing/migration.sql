-- A grant can name what exists to be shared and nothing else: never `private`, whatever a form sends.
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_shares_check"
  CHECK (shares <@ ARRAY['sleep', 'readiness', 'activity', 'heart_rate']);
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_role_check" CHECK (role IN ('admin', 'member'));
ALTER TABLE "team" ADD CONSTRAINT "team_name_check" CHECK (char_length(btrim(name)) BETWEEN 1 AND 80);

-- An erased account leaves nothing: its links end, and whose views a member reads about loses only the name.
ALTER TABLE "team_access" ALTER COLUMN "viewer_id" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "team_invitation" ADD CONSTRAINT "team_invitation_creator_fkey" FOREIGN KEY ("created_by") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_invitation" ADD CONSTRAINT "team_invitation_guest_fkey" FOREIGN KEY ("used_by") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_access" ADD CONSTRAINT "team_access_member_fkey" FOREIGN KEY ("member_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_access" ADD CONSTRAINT "team_access_viewer_fkey" FOREIGN KEY ("viewer_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One line an hour for one viewer and member, and another as soon as more or less is shown.
-- It settles the race of two tabs; viewers cannot read the log, so they could not ask first.
CREATE UNIQUE INDEX "team_access_hour_key" ON "team_access"
  (team_id, member_id, viewer_id, shown, date_trunc('hour', seen_at AT TIME ZONE 'UTC'));

-- A viewer cannot backdate a look, nor log one at somebody outside the team.
DROP POLICY viewer_writes ON "team_access";
CREATE POLICY viewer_writes ON "team_access" FOR INSERT TO ringboard_app
  WITH CHECK (viewer_id = app_user_id() AND is_team_admin(team_id)
    AND seen_at BETWEEN now() - interval '1 minute' AND now() + interval '1 minute'
    AND EXISTS (SELECT FROM team_member m WHERE m.team_id = team_access.team_id AND m.user_id = member_id));

-- Their owner must not be bound by the policies, and only the owner may replace a function.
GRANT CREATE ON SCHEMA public TO ringboard_system;
SET ROLE ringboard_system;

-- Members read about themselves exactly the line that an admin reads about them.
CREATE OR REPLACE FUNCTION team_member_states(team uuid)
RETURNS TABLE (user_id uuid, name text, connection_status text, last_sync_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.user_id, u.name, c.status,
    (SELECT max(s.last_success_at) FROM sync_state s WHERE s.user_id = m.user_id)
  FROM team_member m
  JOIN app_user u ON u.id = m.user_id
  LEFT JOIN oura_connection c ON c.user_id = m.user_id
  WHERE m.team_id = team AND (is_team_admin(team) OR m.user_id = app_user_id())
$$;

-- Members know who may look: the admins' names, and nothing else of them.
CREATE FUNCTION team_admins(team uuid) RETURNS TABLE (user_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT m.user_id, u.name FROM team_member m JOIN app_user u ON u.id = m.user_id
  WHERE m.team_id = team AND m.role = 'admin' AND is_team_member(team)
$$;

-- Who looked at the person who asks; the name is null once that account is gone.
CREATE FUNCTION team_access_log(team uuid, most integer)
RETURNS TABLE (id uuid, viewer_name text, shown text[], seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT a.id, u.name, a.shown, a.seen_at FROM team_access a LEFT JOIN app_user u ON u.id = a.viewer_id
  WHERE a.team_id = team AND a.member_id = app_user_id()
  ORDER BY a.seen_at DESC LIMIT most
$$;

REVOKE ALL ON FUNCTION team_admins(uuid), team_access_log(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_admins(uuid), team_access_log(uuid, integer) TO ringboard_app;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;
