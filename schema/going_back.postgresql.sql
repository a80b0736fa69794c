-- Fills the empty desk that an older program made with what a copy holds that an upgrade left
-- (schema desk_before_v…): all of it or nothing. For psql as a superuser; README.md says what comes
-- before and after.
BEGIN;
SET LOCAL session_replication_role = replica; -- no guards; references are whole once all rows are in
DO $$
DECLARE
  copies name[];
  copy name;
  pair record;
BEGIN
  -- As the upgrade tells its copies from what others call so; made by the owner of the desk, or by
  -- a superuser.
  SELECT array_agg(n.nspname) INTO copies FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
   WHERE n.nspname ~ '^desk_before_v[0-9]+$'
     AND obj_description(n.oid, 'pg_namespace') LIKE 'Homeport: %'
     AND (r.rolsuper
          OR r.oid = (SELECT nspowner FROM pg_namespace WHERE nspname = 'homeport'))
     AND NOT EXISTS (SELECT 1 FROM pg_class c
                      WHERE c.relnamespace = n.oid
                        AND (c.relkind NOT IN ('r', 'i') OR c.relowner <> n.nspowner));
  IF cardinality(copies) IS DISTINCT FROM 1 THEN
    RAISE EXCEPTION '% copies of the desk are there, where one is needed: see README.md',
      coalesce(cardinality(copies), 0);
  END IF;
  copy := copies[1];
  FOR pair IN
    WITH shape AS (
      SELECT n.nspname = copy AS is_copy, c.relname AS name, c.oid::regclass AS place,
             string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS columns
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE n.nspname IN ('homeport', 'sec', copy) AND c.relkind = 'r'
       GROUP BY n.nspname, c.relname, c.oid)
    SELECT name, desk.place AS desk_table, desk.columns AS desk_columns,
           kept.place AS kept_table, kept.columns AS kept_columns
      FROM (SELECT * FROM shape WHERE NOT is_copy) AS desk
      FULL JOIN (SELECT * FROM shape WHERE is_copy) AS kept USING (name)
  LOOP
    IF pair.desk_columns IS DISTINCT FROM pair.kept_columns THEN
      RAISE EXCEPTION 'table % is another one in the desk than in %: programs of two versions made them', pair.name, copy;
    END IF;
    EXECUTE format('DELETE FROM %s', pair.desk_table);
    EXECUTE format('INSERT INTO %s (%s) SELECT %s FROM %s', pair.desk_table, pair.desk_columns,
                   pair.kept_columns, pair.kept_table);
  END LOOP;
  PERFORM setval('homeport.jr_no', greatest(1, max(no))) FROM homeport.jr_tx;
END $$;
COMMIT;
