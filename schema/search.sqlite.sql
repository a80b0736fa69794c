CREATE TABLE "search_state" ("one" INTEGER PRIMARY KEY CHECK ("one" = 1), "version" INTEGER NOT NULL);
CREATE TABLE "search_comment" ("document" INTEGER PRIMARY KEY, "comment_id" BLOB NOT NULL);
CREATE TABLE "search_word" ("word" TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE "search_text" USING fts5(number, title, body, people, internal, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE "search_title" USING fts5(title, content = '', columnsize = 0, tokenize = 'trigram');
CREATE VIRTUAL TABLE "search_person" USING fts5(name, content = '', columnsize = 0, tokenize = 'ascii');
