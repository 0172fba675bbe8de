GRANT CREATE ON SCHEMA public TO ringboard_system;
SET ROLE ringboard_system;

-- Asked for every second while a page watches a sync: by the two small indexes, never over all that a
-- ring's inbox holds.
CREATE OR REPLACE FUNCTION own_open_events()
RETURNS TABLE (type text, waiting integer, dead integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT e.type, sum(e.waiting)::int, sum(e.dead)::int
  FROM oura_connection c
  CROSS JOIN LATERAL (
    SELECT w.type, 1 AS waiting, 0 AS dead FROM webhook_event w
    WHERE w.oura_user_id = c.oura_user_id AND w.status = 'pending'
    UNION ALL
    SELECT w.type, 0, 1 FROM webhook_event w
    WHERE w.oura_user_id = c.oura_user_id AND w.status = 'dead'
  ) e
  WHERE c.user_id = app_user_id()
  GROUP BY e.type
$$;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;
