DROP INDEX homeport."search_document_words";
CREATE INDEX "search_document_words" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NOT NULL;
CREATE INDEX "search_document_people" ON homeport."search_document" USING gin ("words") WHERE "ticket_id" IS NULL;
CREATE INDEX "search_document_ticket" ON homeport."search_document" ("ticket_id") WHERE "ticket_id" IS NOT NULL;
