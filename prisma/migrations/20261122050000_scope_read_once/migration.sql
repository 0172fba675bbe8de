-- The scope is the same for every row of a statement. As a sub-select it is read once, not once a
-- row: years of days pass these policies for one chart. What they allow is unchanged.
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['oura_document', 'oura_document_revision', 'heart_rate_day', 'user_day']
  LOOP
    EXECUTE format('ALTER POLICY own_rows ON %I
      USING (user_id = (SELECT app_user_id())) WITH CHECK (user_id = (SELECT app_user_id()))', t);
  END LOOP;
END
$$;

ALTER POLICY shared_in_team ON "user_day" USING (
  (SELECT app_team_id()) IS NOT NULL
  AND is_shared_in_team((SELECT app_team_id()), user_id, category)
);
