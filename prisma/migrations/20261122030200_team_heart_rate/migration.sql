GRANT CREATE ON SCHEMA public TO ringboard_system;
SET ROLE ringboard_system;

-- The one number a day that "heart rate" shares: the lowest reading of a UTC day. Samples, counts and
-- everything else of heart_rate_day stay behind its own policy, which no team scope opens.
CREATE FUNCTION team_heart_rates(team uuid, first_day date, last_day date)
RETURNS TABLE (user_id uuid, day date, lowest smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT h.user_id, h.day, h.min
  FROM team_member m
  JOIN heart_rate_day h ON h.user_id = m.user_id AND h.day BETWEEN first_day AND last_day
  WHERE m.team_id = team AND 'heart_rate' = ANY (m.shares)
    AND (is_team_admin(team) OR m.user_id = app_user_id())
$$;
REVOKE ALL ON FUNCTION team_heart_rates(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION team_heart_rates(uuid, date, date) TO ringboard_app;

RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM ringboard_system;
