CREATE SCHEMA homeport;
CREATE SCHEMA sec;
CREATE SEQUENCE homeport.jr_no AS bigint;
CREATE FUNCTION homeport.unit_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF coalesce(current_setting('homeport.unit', true), '') <> 'open' THEN RAISE EXCEPTION 'homeport: no unit of work is open' USING ERRCODE = 'HP001'; END IF; RETURN NULL; END $$;
CREATE TABLE homeport."desk" (
  "one" integer NOT NULL,
  "schema_version" integer NOT NULL,
  PRIMARY KEY (one)
);
CREATE TABLE homeport."jr_tx" (
  "no" bigint NOT NULL,
  "body" bytea NOT NULL,
  PRIMARY KEY (no)
);
CREATE TABLE homeport."shelf" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "name" varchar(20) NOT NULL DEFAULT ''
);
CREATE TABLE homeport."book" (
  "id" uuid NOT NULL PRIMARY KEY,
  "organization_id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "created_at" bigint NOT NULL,
  "created_by" uuid,
  "updated_at" bigint NOT NULL,
  "updated_by" uuid,
  "deleted_at" bigint,
  "deleted_by" uuid,
  "row_version" bigint NOT NULL DEFAULT 1,
  "field_clock" bytea NOT NULL,
  "title" varchar(40) NOT NULL DEFAULT '',
  "pages" integer NOT NULL DEFAULT 0
);
CREATE TRIGGER "shelf_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."shelf" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
CREATE INDEX "book_title" ON homeport."book" (title);
CREATE TRIGGER "book_guard" BEFORE INSERT OR UPDATE OR DELETE ON homeport."book" FOR EACH STATEMENT EXECUTE FUNCTION homeport.unit_guard();
