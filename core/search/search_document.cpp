#include "core/search/search_document.h"

#include "core/search/folded_text.h"
#include "core/search/search_index.h"

#include <utility>

#include "record/ticket.h"
#include "record/ticket_comment.h"
#include "record/user_account.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {
namespace {

constexpr qint64 perTicket = SearchIndex::documentsPerTicket;
constexpr qsizetype mostWords = 20'000; // kept in memory

constexpr Sql rowOfTicket{"search.ticketRow", "SELECT \"row\" FROM ticket WHERE id = :id"};
constexpr Sql rowOfPerson{"search.personRow", "SELECT \"row\" FROM user_account WHERE id = :id"};
constexpr Sql commentDocument{"search.commentDocument", R"sql(
    SELECT document FROM search_comment
     WHERE document > :ticket AND document < :next AND comment_id = :id)sql"};
constexpr Sql lastDocument{"search.lastDocument", R"sql(
    SELECT coalesce(max(document), :ticket) FROM search_comment
     WHERE document > :ticket AND document < :next)sql"};
constexpr Sql keepDocument{"search.keepDocument",
    "INSERT INTO search_comment (document, comment_id) VALUES (:document, :id)"};

constexpr Sql addText{"search.addText", R"sql(
    INSERT INTO search_text (rowid, number, title, body, people, internal)
    VALUES (:document, :number, :title, :body, :people, :internal))sql"};
constexpr Sql removeText{"search.removeText", R"sql(
    INSERT INTO search_text (search_text, rowid, number, title, body, people, internal)
    VALUES ('delete', :document, :number, :title, :body, :people, :internal))sql"};
constexpr Sql addTitle{
    "search.addTitle", "INSERT INTO search_title (rowid, title) VALUES (:document, :title)"};
constexpr Sql removeTitle{"search.removeTitle",
    "INSERT INTO search_title (search_title, rowid, title) VALUES ('delete', :document, :title)"};
constexpr Sql addName{
    "search.addName", "INSERT INTO search_person (rowid, name) VALUES (:document, :name)"};
constexpr Sql removeName{"search.removeName",
    "INSERT INTO search_person (search_person, rowid, name) VALUES ('delete', :document, :name)"};
constexpr Sql addWords{"search.addWords",
    "INSERT OR IGNORE INTO search_word (word) SELECT value FROM json_each(:words)"};

constexpr Sql removeRow{"search.removeRow", "DELETE FROM search_document WHERE source = :source"};

/// The words of one ticket, comment or person, by where they stand.
struct Document
{
    QStringList number, title, body, people, internal;
    QString shownTitle; ///< folded, for what stands inside words
};

/// INC-000123 is also found as 123 and as INC-123.
QStringList numberWords(const QString& number)
{
    auto words = FoldedText(number).indexed();
    const auto whole = words;
    bool isShorter = false;
    QStringList shorter;
    for (auto word : whole) {
        const auto length = word.size();
        while (word.size() > 1 && word.startsWith(u'0'))
            word.remove(0, 1);
        isShorter = isShorter || word.size() != length;
        shorter += word;
    }
    if (isShorter)
        words += shorter;
    return words;
}

Document documentOf(const Row& row)
{
    Document out;
    if (row.table->id == record::Ticket::tableId) {
        const auto ticket = record::Ticket::fromRow(row);
        const FoldedText title(ticket.title);
        out.number = numberWords(ticket.number);
        out.title = title.indexed();
        out.shownTitle = title.text();
        out.body = FoldedText(ticket.description).indexed();
        out.people += personWord(ticket.requesterId.value());
        if (ticket.assignedUserId && *ticket.assignedUserId != ticket.requesterId)
            out.people += personWord(ticket.assignedUserId->value());
    } else if (row.table->id == record::TicketComment::tableId) {
        const auto comment = record::TicketComment::fromRow(row);
        const bool isPublic = comment.visibility == TicketCommentVisibility::Public;
        (isPublic ? out.body : out.internal) = FoldedText(comment.body).indexed();
    } else {
        out.title = FoldedText(record::UserAccount::fromRow(row).displayName).indexed();
    }
    return out;
}

QString joined(const QStringList& words)
{
    return words.join(u' ');
}

/// As a JSON list: they hold letters and digits alone.
QString listed(const QSet<QString>& words)
{
    auto sorted = words.values();
    sorted.sort();
    return u"[\""_s + sorted.join(u"\",\""_s) + u"\"]"_s;
}

Bindings textBindings(qint64 number, const Document& document)
{
    return {{"document", number}, {"number", joined(document.number)},
        {"title", joined(document.title)}, {"body", joined(document.body)},
        {"people", joined(document.people)}, {"internal", joined(document.internal)}};
}

Result<> run(Database& database, const Sql& sql, const Bindings& bindings)
{
    auto done = database.exec(sql, bindings);
    return done ? Result<>() : done.error();
}

/// The number of a document in search_text; of a comment that has none a new one is made on demand.
/// 0: there is none.
Result<qint64> documentNumber(Database& database, const Row& row, bool isMade)
{
    const bool isComment = row.table->id == record::TicketComment::tableId;
    const auto ticket =
        isComment ? row.cells[record::TicketComment::Field::TicketId].uuid() : row.id;
    auto local = number(database, rowOfTicket, {{"id", ticket}});
    if (!local)
        return local.error();
    const auto first = *local * perTicket;
    if (!isComment)
        return first;
    const Bindings range{{"ticket", first}, {"next", first + perTicket}, {"id", row.id}};
    auto known = number(database, commentDocument, range);
    if (!known || *known != 0 || !isMade)
        return known;
    auto last = number(database, lastDocument, range);
    if (!last)
        return last.error();
    if (*last + 1 >= first + perTicket)
        return 0;
    if (auto kept = run(database, keepDocument, {{"document", *last + 1}, {"id", row.id}}); !kept)
        return kept.error();
    return *last + 1;
}

/// PostgreSQL counts places in a text up to here.
constexpr int lastPlace = 16'383;

/// Words with their places as PostgreSQL writes a tsvector; the gap keeps phrases within one text.
void appendVector(QString& out, const QStringList& words, int& place, QLatin1StringView weight)
{
    for (const auto& word : words) {
        place = qMin(place + 1, lastPlace);
        out += u'\'' + word + u"':"_s + QString::number(place) + weight + u' ';
    }
    place += 10;
}

Bindings rowBindings(const Row& row)
{
    const auto document = documentOf(row);
    QString vector;
    int place = 0;
    appendVector(vector, document.number, place, "A"_L1);
    appendVector(vector, document.title, place, "A"_L1);
    for (const auto& person : document.people)
        vector += u"'#"_s + person + u"' "_s;
    appendVector(vector, document.body, place, ""_L1);
    appendVector(vector, document.internal, place, ""_L1);
    Value ticket;
    if (row.table->id == record::Ticket::tableId)
        ticket = row.id;
    else if (row.table->id == record::TicketComment::tableId)
        ticket = row.cells[record::TicketComment::Field::TicketId];
    return {{"source", row.id}, {"ticket_id", ticket},
        {"is_internal", !document.internal.isEmpty()}, {"title", document.shownTitle},
        {"words", vector}};
}

} // namespace

Result<> DocumentWriter::add(const Row& row)
{
    if (m_database.dialect() == Dialect::Sqlite)
        return write(row, true);
    return m_database.append("search_document", rowBindings(row));
}

Result<> DocumentWriter::remove(const Row& row)
{
    if (m_database.dialect() == Dialect::Sqlite)
        return write(row, false);
    return run(m_database, removeRow, {{"source", row.id}});
}

Result<> DocumentWriter::finish()
{
    if (m_words.isEmpty())
        return {};
    return run(m_database, addWords, {{"words", listed(std::exchange(m_words, {}))}});
}

Result<> DocumentWriter::write(const Row& row, bool isAdded)
{
    const auto document = documentOf(row);
    if (row.table->id == record::UserAccount::tableId) {
        auto local = number(m_database, rowOfPerson, {{"id", row.id}});
        if (!local)
            return local.error();
        return run(m_database, isAdded ? addName : removeName,
            {{"document", *local}, {"name", joined(document.title)}});
    }
    auto at = documentNumber(m_database, row, isAdded);
    if (!at)
        return at.error();
    if (*at == 0)
        return {};
    if (auto done = run(m_database, isAdded ? addText : removeText, textBindings(*at, document));
        !done)
        return done;
    if (row.table->id == record::Ticket::tableId) {
        if (auto done = run(m_database, isAdded ? addTitle : removeTitle,
                {{"document", *at / perTicket}, {"title", document.shownTitle}});
            !done)
            return done;
    }
    if (!isAdded)
        return {};
    for (const auto* part : {&document.number, &document.title, &document.body, &document.internal})
        m_words.unite(QSet<QString>(part->begin(), part->end()));
    return m_words.size() < mostWords ? Result<>() : finish();
}

Result<> clearDocuments(Database& database)
{
    static constexpr Sql sqlite[] = {
        {"search.noTexts", "INSERT INTO search_text (search_text) VALUES ('delete-all')"},
        {"search.noTitles", "INSERT INTO search_title (search_title) VALUES ('delete-all')"},
        {"search.noNames", "INSERT INTO search_person (search_person) VALUES ('delete-all')"},
        {"search.noComments", "DELETE FROM search_comment"},
        {"search.noWords", "DELETE FROM search_word"},
    };
    static constexpr Sql postgresql[] = {{"search.noRows", "DELETE FROM search_document"}};
    const auto statements = database.dialect() == Dialect::Sqlite
        ? std::span<const Sql>(sqlite)
        : std::span<const Sql>(postgresql);
    for (const auto& statement : statements) {
        if (auto done = run(database, statement, {}); !done)
            return done;
    }
    return {};
}

} // namespace homeport
