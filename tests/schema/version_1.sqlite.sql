CREATE TABLE "desk" (
  "one" INTEGER NOT NULL,
  "schema_version" INTEGER NOT NULL,
  PRIMARY KEY (one)
);
CREATE TABLE "jr_tx" (
  "no" INTEGER NOT NULL,
  "body" BLOB NOT NULL,
  PRIMARY KEY (no)
);
CREATE TABLE "shelf" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "name" TEXT NOT NULL DEFAULT '' CHECK (length("name") <= 20),
  CHECK (unit_open())
);
CREATE TABLE "book" (
  "row" INTEGER PRIMARY KEY,
  "id" BLOB NOT NULL UNIQUE,
  "organization_id" BLOB NOT NULL,
  "root_id" BLOB NOT NULL,
  "created_at" INTEGER NOT NULL,
  "created_by" BLOB,
  "updated_at" INTEGER NOT NULL,
  "updated_by" BLOB,
  "deleted_at" INTEGER,
  "deleted_by" BLOB,
  "row_version" INTEGER NOT NULL DEFAULT 1,
  "field_clock" BLOB NOT NULL,
  "title" TEXT NOT NULL DEFAULT '' CHECK (length("title") <= 40),
  "pages" INTEGER NOT NULL DEFAULT 0,
  CHECK (unit_open())
);
CREATE TRIGGER "shelf_guard_update" BEFORE UPDATE ON "shelf" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "shelf_guard_delete" BEFORE DELETE ON "shelf" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE INDEX "book_title" ON "book" (title);
CREATE TRIGGER "book_guard_update" BEFORE UPDATE ON "book" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
CREATE TRIGGER "book_guard_delete" BEFORE DELETE ON "book" WHEN NOT unit_open() BEGIN SELECT RAISE(ABORT, 'homeport: no unit of work is open'); END;
