CREATE TABLE homeport."search_state" ("one" integer PRIMARY KEY CHECK ("one" = 1), "version" bigint NOT NULL);
CREATE TABLE homeport."search_document" ("source" uuid PRIMARY KEY, "ticket_id" uuid, "is_internal" boolean NOT NULL, "title" text NOT NULL, "words" tsvector NOT NULL);
CREATE INDEX "search_document_words" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NOT NULL;
CREATE INDEX "search_document_people" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NULL;
CREATE INDEX "search_document_ticket" ON homeport."search_document" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
DO $$ DECLARE place text; BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format('CREATE %s "search_document_title" ON homeport."search_document" USING gin ("title" %I.gin_trgm_ops)', 'INDEX', place);
EXCEPTION WHEN OTHERS THEN NULL; END $$;
