// An entry of a hundred thousand edits.
#include "tests/support/incident_story.h"
#include "tests/support/second_replica.h"

#include "record/tag.h"
#include "record/ticket_tag.h"

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::Story;

class TstHugeEntry : public QObject, test::OnIncidents
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void manyRowsInOneEntryAreFoldedAlike();
    void eachRootIsNotedOnce();

private:
    Replica& replica() { return *m_story->desk->session->replica; }
    qint64 count(const char* text)
    {
        const auto found = number(replica().database(), {"test.count", text});
        Story::must(found);
        return *found;
    }
    /// As many new tags, and all of them on the ticket, in one entry.
    Result<EntryRef> tagWithAll(TicketId ticket, int many)
    {
        return replica().write(
            mira().author(), {.code = u"test.tags"_s}, [=](UnitOfWork& unit) -> Result<> {
                for (int i = 0; i < many; ++i) {
                    record::Tag tag;
                    tag.name = u"tag %1"_s.arg(i);
                    if (auto made = unit.create(tag); !made)
                        return made;
                    record::TicketTag tagged;
                    tagged.ticketId = ticket;
                    tagged.tagId = tag.id;
                    if (auto made = unit.create(tagged); !made)
                        return made;
                }
                return {};
            });
    }
};

/// Here, and where it comes from elsewhere: forty thousand rows of a hundred thousand edits.
void TstHugeEntry::manyRowsInOneEntryAreFoldedAlike()
{
    constexpr int many = 20'000;
    const auto id = in(TicketStatus::New);
    test::SecondReplica other(*m_story);

    Story::must(tagWithAll(id, many));
    other.exchange();

    QCOMPARE(count("SELECT count(*) FROM tag"), many);
    QCOMPARE(count("SELECT count(*) FROM ticket_tag"), many);
    const auto here = replica().stateHash();
    const auto there = other.replica().stateHash();
    Story::must(here);
    Story::must(there);
    QCOMPARE(there->toHex(), here->toHex());
}

/// However many of its rows the entry has, and those of other roots beside it.
void TstHugeEntry::eachRootIsNotedOnce()
{
    constexpr int many = 50;
    const auto id = in(TicketStatus::New);

    const auto written = tagWithAll(id, many);

    Story::must(written);
    QCOMPARE(count("SELECT count(*) FROM jr_root WHERE no = (SELECT max(no) FROM jr_tx)"),
        many + 1); // each tag is one
    QCOMPARE(count("SELECT count(*) FROM (SELECT root, no FROM jr_root GROUP BY root, no"
                   " HAVING count(*) > 1) AS twice"),
        0);
}

QTEST_GUILESS_MAIN(TstHugeEntry)
#include "tst_huge_entry.moc"
