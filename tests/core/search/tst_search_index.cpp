#include "core/exchange/desk_archive.h"
#include "core/search/search_index.h"
#include "core/search/ticket_search.h"
#include "core/tickets/history.h"
#include "tests/support/incident_story.h"

#include <QRandomGenerator>
#include <QTest>

#include "record/ticket_comment.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

/// The index follows whatever is written (architecture.md section 7, Search).
class TstSearchIndex : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { m_story = std::make_unique<Story>(); }
    void cleanup();
    void afterAnyActsItEqualsARebuild();
    void afterReceivingItEqualsARebuild();
    void aRefusedCommandLeavesNoTrace();
    void whatIsMissingIsBuiltOnOpening();
    void whatACopyLeftOutIsBuiltOnOpening();
    void whatIsNotThereIsCounted();
    void mergingJoinsWhatCommitsLeftApart();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    /// Every word of the index with its place and what it belongs to.
    QStringList words(Database& database);
    void actAtRandom(int acts, quint32 seed);

    std::unique_ptr<Story> m_story;
};

void TstSearchIndex::cleanup()
{
    m_story.reset();
    test::dropFreshAddresses();
}

QStringList TstSearchIndex::words(Database& database)
{
    QList<QByteArray> questions;
    if (database.dialect() == Dialect::Sqlite) {
        for (const auto* table : {"text", "title", "person"}) {
            const QByteArray name(table);
            const auto made = database.script("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_"
                + name + " USING fts5vocab('main', 'search_" + name + "', 'instance')");
            if (!made)
                qFatal("%s", qPrintable(made.error().detail));
        }
        questions = {"SELECT hex(coalesce(c.comment_id, t.id)) || ' ' || v.col || ' ' || v.offset"
                     " || ' ' || v.term FROM temp.words_text v"
                     " LEFT JOIN search_comment c ON c.document = v.doc"
                     " LEFT JOIN ticket t ON t.\"row\" * 4096 = v.doc",
            "SELECT doc || ' title ' || offset || ' ' || term FROM temp.words_title",
            "SELECT doc || ' name ' || offset || ' ' || term FROM temp.words_person"};
    } else {
        questions = {"SELECT source || ' ' || coalesce(CAST(ticket_id AS text), '-') || ' '"
                     " || is_internal || ' ' || title || ' ' || words FROM search_document"};
    }
    QStringList out;
    for (const auto& question : std::as_const(questions)) {
        auto rows = database.query({"test.words", question.constData()});
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        while ((*rows)->next())
            out += (*rows)->text(0);
    }
    out.sort();
    return out;
}

void TstSearchIndex::actAtRandom(int acts, quint32 seed)
{
    static const QStringList some{u"Drucker"_s, u"Café"_s, u"東京都"_s, u"VPN"_s, u"printer"_s,
        u"\"quoted\""_s, u"x' OR 1"_s, u"Straße"_s};
    QRandomGenerator random(seed);
    const auto text = [&] {
        QStringList words;
        for (int i = 0; i < 3 + int(random.bounded(5)); ++i)
            words += some[random.bounded(int(some.size()))];
        return words.join(u' ');
    };
    QList<TicketId> ids;
    QList<EntryRef> entries;
    auto& service = m_story->incidents();
    for (int i = 0; i < acts; ++i) {
        m_story->desk->clock.advance(std::chrono::seconds(1));
        const auto written = replica().lastWritten();
        const auto kind = ids.isEmpty() ? 0 : random.bounded(9);
        const auto id = ids.isEmpty() ? TicketId() : ids[random.bounded(int(ids.size()))];
        if (kind <= 1) {
            auto form = m_story->form();
            form.title = text();
            form.description = text();
            if (auto made = service.create(m_story->mira(), form))
                ids += made->ticket.id;
        } else if (kind <= 3) {
            (void)service.comment(m_story->mira(), id, text(),
                random.bounded(2) ? TicketCommentVisibility::Public
                                  : TicketCommentVisibility::Internal);
        } else if (kind == 4) {
            (void)service.edit(m_story->mira(), id, {.title = text()});
        } else if (kind == 5) {
            (void)service.edit(m_story->mira(), id, {.description = text()});
        } else if (kind == 6) {
            (void)m_story->run(u"assign"_s, id);
        } else if (kind == 7) {
            m_story->alter<record::UserAccount>(m_story->mira().person,
                [&](record::UserAccount& person) { person.displayName = text(); });
        } else if (!entries.isEmpty()) {
            (void)undo(replica(), m_story->mira(), entries[random.bounded(int(entries.size()))]);
        }
        if (replica().lastWritten() != written)
            entries += replica().lastWritten();
    }
}

void TstSearchIndex::afterAnyActsItEqualsARebuild()
{
    for (quint32 seed = 1; seed <= 3; ++seed) {
        actAtRandom(80, seed);
        const auto followed = words(replica().database());
        QVERIFY(followed.size() > 10);

        QVERIFY(SearchIndex::rebuild(replica().database()));

        QCOMPARE(followed, words(replica().database()));
    }
}

void TstSearchIndex::afterReceivingItEqualsARebuild()
{
    actAtRandom(40, 7);
    auto other = emptyDesk(test::freshAddress(), m_story->desk->world());
    QVERIFY(other);
    QVERIFY(refold(replica(), **other));
    const auto known = (*other)->heads();
    QVERIFY(known);
    const auto before = words((*other)->database());
    actAtRandom(60, 8);
    auto entries = replica().entriesAfter(*known, 1000);
    QVERIFY(entries);

    // The later half first: it has to wait for the other.
    const auto half = entries->size() / 2;
    QVERIFY((*other)->receive(entries->mid(half)));
    QVERIFY((*other)->receive(entries->mid(0, half)));

    const auto followed = words((*other)->database());
    QVERIFY(followed.size() > before.size());
    QVERIFY(SearchIndex::rebuild((*other)->database()));
    QCOMPARE(followed, words((*other)->database()));
}

void TstSearchIndex::aRefusedCommandLeavesNoTrace()
{
    actAtRandom(10, 3);
    const auto before = words(replica().database());
    auto refused = replica().write(
        m_story->mira().author(), {.code = u"test.add"_s}, [&](UnitOfWork& unit) -> Result<> {
            auto person = unit.get<record::UserAccount>(m_story->mira().person);
            if (!person)
                return person.error();
            person->displayName = u"Somebody Else"_s;
            if (auto put = unit.put(*person); !put)
                return put;
            return Error{Error::Kind::Denied};
        });
    QVERIFY(!refused);

    QCOMPARE(words(replica().database()), before);
}

void TstSearchIndex::whatIsMissingIsBuiltOnOpening()
{
    actAtRandom(20, 5);
    const auto before = words(replica().database());
    QVERIFY(replica().database().exec({"test.stale", "DELETE FROM search_state"}));
    auto stale = searchTickets(replica().database(), m_story->mira(), u"drucker"_s, 5);
    QCOMPARE(test::codeOf(stale), u"SEARCH_STALE"_s);

    auto session = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());

    QVERIFY(session);
    QCOMPARE(words((*session)->replica->database()), before);
    QVERIFY(searchTickets((*session)->replica->database(), m_story->mira(), u"drucker"_s, 5));
}

/// The tables of the index may be left out where a desk is copied, and what says that it is current
/// taken along.
void TstSearchIndex::whatACopyLeftOutIsBuiltOnOpening()
{
    actAtRandom(20, 5);
    auto& database = replica().database();
    const auto before = words(database);
    QVERIFY(*SearchIndex::isWhole(database));
    const bool isFile = database.dialect() == Dialect::Sqlite;
    QVERIFY(
        database.script(isFile ? "INSERT INTO search_text (search_text) VALUES ('delete-all');"
                                 "INSERT INTO search_title (search_title) VALUES ('delete-all');"
                                 "INSERT INTO search_person (search_person) VALUES ('delete-all');"
                                 "DELETE FROM search_comment; DELETE FROM search_word"
                               : "DELETE FROM search_document"));
    QVERIFY(*SearchIndex::isCurrent(database));
    QVERIFY(!*SearchIndex::isWhole(database));

    auto session = openDesk(m_story->desk->address, Access::ReadWrite, m_story->desk->world());

    QVERIFY(session);
    QCOMPARE(words((*session)->replica->database()), before);
    QVERIFY(*SearchIndex::isWhole((*session)->replica->database()));
}

void TstSearchIndex::whatIsNotThereIsCounted()
{
    actAtRandom(60, 9); // with undone tickets and comments among them
    auto& database = replica().database();
    QVERIFY(*SearchIndex::isWhole(database));
    if (database.dialect() == Dialect::Sqlite)
        QSKIP("a file is copied whole");
    QVERIFY(database.exec({"test.lag",
        "DELETE FROM search_document WHERE source IN (SELECT source FROM search_document LIMIT "
        "1)"}));

    QVERIFY(!*SearchIndex::isWhole(database));

    QVERIFY(SearchIndex::rebuild(database));
    QVERIFY(*SearchIndex::isWhole(database));
}

/// measured.md 5.8: no commit pays for merging.
void TstSearchIndex::mergingJoinsWhatCommitsLeftApart()
{
    auto& database = replica().database();
    const auto segments = [&] {
        const auto found = number(
            database, {"test.segments", "SELECT count(DISTINCT segid) FROM search_text_idx"});
        return found ? *found : -1;
    };
    actAtRandom(120, 11);
    const auto before = words(database);
    const bool isFile = database.dialect() == Dialect::Sqlite;
    if (isFile)
        QVERIFY(segments() > 30);

    int calls = 0;
    auto isMore = SearchIndex::merge(database);
    while (isMore && *isMore && ++calls < 100)
        isMore = SearchIndex::merge(database);

    QVERIFY(isMore);
    QVERIFY(!*isMore);
    QCOMPARE(calls > 0, isFile);
    if (isFile)
        QVERIFY(segments() < 10);
    QCOMPARE(words(database), before);
}

QTEST_GUILESS_MAIN(TstSearchIndex)

#include "tst_search_index.moc"
