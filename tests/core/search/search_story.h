#pragma once

#include "core/search/search_index.h"
#include "core/search/ticket_search.h"
#include "tests/support/incident_story.h"
#include "tests/support/watched_desks.h"

#include "record/ticket.h"

namespace homeport::test {

/// What tests of the search begin with: tickets to find, and short words for finding them.
class OnSearch : protected OnIncidents
{
protected:
    TicketId report(const QString& title, const QString& description = u"Nothing else."_s,
        const std::optional<PersonId>& requester = {})
    {
        m_story->desk->clock.advance(std::chrono::seconds(1));
        auto form = m_story->form();
        form.title = title;
        form.description = description;
        form.requester = requester.value_or(m_story->mira().person);
        auto made = m_story->incidents().create(m_story->mira(), form);
        Story::must(made);
        return made->ticket.id;
    }
    /// More of a ticket, each a second younger than the one before; their keys tell so, too.
    void copy(TicketId id, int count, const std::function<QString(int)>& title)
    {
        const Unwatched past("so many acts would take long");
        auto& database = m_story->desk->session->replica->database();
        Story::must(database.begin());
        Story::must(database.openGuard());
        auto row = loadRow(database, record::Ticket::table(), id.value());
        Story::must(row);
        std::vector<StoredRow> stored;
        for (int i = 0; i < count; ++i) {
            auto made = **row;
            made.head.createdAt += std::chrono::seconds(i + 1);
            made.id = made.head.rootId = keyMadeAt(made.head.createdAt);
            made.cells[record::Ticket::Field::Title] = title(i);
            made.cells[record::Ticket::Field::Number] = u"COPY-%1"_s.arg(i + 1, 6, 10, QChar(u'0'));
            Story::must(database.storeRow(made, nullptr));
            stored.push_back({made, {}});
        }
        Story::must(SearchIndex::follow(database, stored));
        Story::must(database.commit());
    }
    static QUuid keyMadeAt(Timestamp at)
    {
        auto bytes = QUuid::createUuid().toRfc4122();
        for (int i = 0; i < 6; ++i)
            bytes[i] = char(toMsecs(at) >> 8 * (5 - i));
        return QUuid::fromRfc4122(bytes);
    }
    void say(TicketId id, const QString& text,
        TicketCommentVisibility visibility = TicketCommentVisibility::Public)
    {
        m_story->desk->clock.advance(std::chrono::seconds(1));
        Story::must(m_story->incidents().comment(m_story->mira(), id, text, visibility));
    }
    SearchAnswer search(const QString& text, const Actor& actor, int limit = 50,
        SearchOrder order = SearchOrder::Newest, const SearchBounds& bounds = {})
    {
        auto answer = m_story->desk->session->replica->read([&](Database& database) {
            return searchTickets(database, actor, text, limit, order, bounds);
        });
        Story::must(answer);
        return *answer;
    }
    /// Numbers without their zeros, as found.
    QString found(const QString& text) { return found(text, mira()); }
    QString found(const QString& text, const Actor& actor, SearchOrder order = SearchOrder::Newest)
    {
        QStringList numbers;
        const auto answer = search(text, actor, 50, order);
        for (const auto& hit : answer.hits)
            numbers += QString::number(hit.ticket.number.section(u'-', -1).toInt());
        return numbers.join(u' ');
    }
};

} // namespace homeport::test
