-- Row policies say whose rows may change; these grants say what of them. A person's own scope can
-- never make an owner of them, lift a disabling, or open a link again that has been used.
REVOKE UPDATE ON "app_user" FROM ringboard_app;
GRANT UPDATE (email, name, password_hash, time_zone, units, clock) ON "app_user" TO ringboard_app;

REVOKE UPDATE ON "team" FROM ringboard_app;
GRANT UPDATE (name) ON "team" TO ringboard_app;

REVOKE UPDATE ON "team_invitation" FROM ringboard_app;
GRANT UPDATE (revoked_at) ON "team_invitation" TO ringboard_app;

-- Any admin may end a link, whoever made it; a new one is always in the name of who makes it.
DROP POLICY admin_all ON "team_invitation";
CREATE POLICY admin_reads ON "team_invitation" FOR SELECT TO ringboard_app USING (is_team_admin(team_id));
CREATE POLICY admin_invites ON "team_invitation" FOR INSERT TO ringboard_app
  WITH CHECK (is_team_admin(team_id) AND created_by = app_user_id() AND used_at IS NULL AND used_by IS NULL);
CREATE POLICY admin_ends ON "team_invitation" FOR UPDATE TO ringboard_app
  USING (is_team_admin(team_id)) WITH CHECK (is_team_admin(team_id));
CREATE POLICY admin_deletes ON "team_invitation" FOR DELETE TO ringboard_app USING (is_team_admin(team_id));
