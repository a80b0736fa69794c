// Filter expressions of all shapes: both databases agree with the rule of engines.md 1.4, and what
// is written is read again.
#include "core/tickets/filter_fields.h"
#include "core/tickets/filter_names.h"
#include "tests/core/tickets/filter_desk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <algorithm>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;
using test::idText;
using test::leaf;
using test::Story;

namespace {

using Op = FilterOp;
using Node = FilterNode;

/// Truth as engines.md 1.4 words it, on one ticket, without a database.
class Oracle
{
public:
    using Links = QHash<TicketId, QSet<QUuid>>;

    Oracle(const Actor& actor, const FilterMoment& moment, const QHash<QUuid, QUuid>& parents,
        const Links& tags, const Links& watchers)
        : m_actor(actor), m_moment(moment), m_parents(parents), m_tags(tags), m_watchers(watchers)
    {}

    bool matches(const FilterNode& node, const record::Ticket& ticket) const
    {
        const auto each = [&](const FilterNode& inner) { return matches(inner, ticket); };
        switch (node.kind) {
        case Node::Kind::All: return std::all_of(node.nodes.begin(), node.nodes.end(), each);
        case Node::Kind::Any: return std::any_of(node.nodes.begin(), node.nodes.end(), each);
        case Node::Kind::Not: return !each(node.nodes.front());
        case Node::Kind::Leaf: break;
        }
        return truth(node, ticket);
    }

private:
    static Value cell(const FilterField& field, const record::Ticket& ticket)
    {
        const QLatin1StringView column(field.column);
        if (column == "created_at"_L1)
            return ticket.head.createdAt;
        if (column == "updated_at"_L1)
            return ticket.head.updatedAt;
        if (column == "created_by"_L1)
            return ticket.head.createdBy ? Value(*ticket.head.createdBy) : Value();
        if (column.isEmpty()) // no incident here is a major one
            return Value(false);
        const bool isEscalated = ticket.escalationState == TicketEscalationState::Escalated;
        if (column == "escalated_at"_L1 && !isEscalated) // any more
            return Value();
        const auto& table = record::Ticket::table();
        return ticket.toRow().cells[size_t(table.positionOf(column))];
    }

    QList<Value> values(const FilterField& field, const QJsonValue& json) const
    {
        QList<Value> out;
        const auto list = json.isArray() ? json.toArray() : QJsonArray{json};
        for (const auto& each : list) {
            const auto text = each.toString();
            if (text == "@me"_L1)
                out += Value(m_actor.person);
            else if (text == "@my_teams"_L1)
                for (const auto& team : m_actor.teams)
                    out += Value(team);
            else if (text == "@now"_L1)
                out += Value(m_moment.now);
            else if (text == "@today"_L1)
                out += Value(m_moment.today);
            else if (field.type == FilterType::Moment)
                out += Value(QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch());
            else if (field.type == FilterType::Number)
                out += Value(qint64(each.toInteger()));
            else if (field.type == FilterType::Flag)
                out += Value(each.toBool());
            else if (field.table)
                out += Value(QUuid::fromString(text));
            else
                out += Value(text);
        }
        return out;
    }

    /// Nobody is mentioned, and no further service is affected.
    QSet<QUuid> linksOf(const QString& field, TicketId ticket) const
    {
        return field == "tags"_L1    ? m_tags.value(ticket)
            : field == "watchers"_L1 ? m_watchers.value(ticket)
                                     : QSet<QUuid>();
    }

    bool truth(const FilterNode& leaf, const record::Ticket& ticket) const
    {
        const auto& field = *filterField(leaf.field);
        const auto holds = [&](const QString& in, const QString& text) {
            return in.contains(text, Qt::CaseInsensitive);
        };
        const auto text = leaf.value.toString();
        if (field.type == FilterType::Words)
            return ticket.number.startsWith(text, Qt::CaseInsensitive) || holds(ticket.title, text);
        const auto wanted = values(field, leaf.value);
        if (field.type == FilterType::Links) {
            const auto links = linksOf(leaf.field, ticket.id);
            const auto has = [&](const Value& linked) { return links.contains(linked.uuid()); };
            const bool any = std::any_of(wanted.begin(), wanted.end(), has);
            return leaf.op == Op::HasAll ? std::all_of(wanted.begin(), wanted.end(), has)
                                         : any == (leaf.op == Op::HasAny);
        }
        auto now = cell(field, ticket);
        if (field.type == FilterType::Flag)
            now = Value(now.boolean());
        if (leaf.op == Op::IsNull || leaf.op == Op::NotNull)
            return now.isNull() == (leaf.op == Op::IsNull);
        if (now.isNull())
            return leaf.op == Op::Ne || leaf.op == Op::NotIn;
        switch (leaf.op) {
        case Op::Eq:
        case Op::In: return wanted.contains(now);
        case Op::Ne:
        case Op::NotIn: return !wanted.contains(now);
        case Op::Lt: return now.integer() < wanted[0].integer();
        case Op::Lte: return now.integer() <= wanted[0].integer();
        case Op::Gt: return now.integer() > wanted[0].integer();
        case Op::Gte: return now.integer() >= wanted[0].integer();
        case Op::Between:
            return now.integer() >= wanted[0].integer() && now.integer() <= wanted[1].integer();
        case Op::Contains: return holds(now.text(), text);
        case Op::StartsWith: return now.text().startsWith(text, Qt::CaseInsensitive);
        case Op::EndsWith: return now.text().endsWith(text, Qt::CaseInsensitive);
        case Op::Under: {
            auto at = now.uuid();
            while (!at.isNull() && at != wanted[0].uuid())
                at = m_parents.value(at);
            return !at.isNull();
        }
        case Op::OlderThanMinutes:
            return now.integer() <= toMsecs(m_moment.now) - leaf.value.toInteger() * 60'000;
        case Op::NewerThanMinutes:
            return now.integer() > toMsecs(m_moment.now) - leaf.value.toInteger() * 60'000;
        default: return false;
        }
    }

    const Actor& m_actor;
    FilterMoment m_moment;
    const QHash<QUuid, QUuid>& m_parents;
    const Links& m_tags;
    const Links& m_watchers;
};

} // namespace

class TstRandomFilters : public QObject, test::OnFilters
{
    Q_OBJECT

private slots:
    void initTestCase_data() { test::addDialectRows(); } // every test below, once per database
    void init() { begin(); }
    void cleanup() { end(); }
    void everyTreeIsReadBackAsItWasWritten();
    void theDatabaseAgreesWithTheRule();

private:
    FilterNode random(QRandomGenerator& chance, int depth);
    FilterNode randomLeaf(QRandomGenerator& chance);
    QJsonValue randomValue(QRandomGenerator& chance, const FilterField& field);
    QString randomId(QRandomGenerator& chance, QLatin1StringView table);
};

QString TstRandomFilters::randomId(QRandomGenerator& chance, QLatin1StringView table)
{
    const bool isFirst = chance.bounded(2) == 0;
    if (table == "team"_L1)
        return idText(isFirst ? m_blue.value() : m_red.value());
    if (table == "user_account"_L1)
        return idText(isFirst ? m_bo.value() : m_story->mira().person.value());
    if (table == "category"_L1)
        return idText(isFirst ? m_network.value() : m_vpn.value());
    if (table == "tag"_L1)
        return idText(isFirst ? m_hot.value() : m_cold.value());
    return idText(QUuid::createUuidV5(QUuid(), QByteArray(table.data()))); // nothing that is there
}

QJsonValue TstRandomFilters::randomValue(QRandomGenerator& chance, const FilterField& field)
{
    static const QStringList words =
        u"Printer|fire|\"drops\" 100%|or|INC-|r_f|-x|a:b|back\\slash"_s.split(u'|');
    switch (field.type) {
    case FilterType::Text:
    case FilterType::Words: return words.at(chance.bounded(int(words.size())));
    case FilterType::Number: return chance.bounded(0, 5);
    case FilterType::Flag: return chance.bounded(2) == 1;
    case FilterType::Key: {
        const auto keys = keysOf(field);
        return keys.at(chance.bounded(int(keys.size())));
    }
    case FilterType::Moment: {
        const auto drawn = chance.bounded(4);
        if (drawn == 0)
            return QString::fromLatin1(filterNow);
        if (drawn == 1)
            return QString::fromLatin1(filterToday);
        const auto moment = QDateTime::fromMSecsSinceEpoch(toMsecs(m_moment.now), Qt::UTC);
        return moment.addSecs(-60 * chance.bounded(20)).toString(Qt::ISODateWithMs);
    }
    default: break;
    }
    const QLatin1StringView table(field.table);
    const bool isOwn = chance.bounded(4) == 0;
    if (isOwn && table == "user_account"_L1)
        return QString::fromLatin1(filterMe);
    if (isOwn && table == "team"_L1)
        return QString::fromLatin1(filterMyTeams);
    return randomId(chance, table);
}

FilterNode TstRandomFilters::randomLeaf(QRandomGenerator& chance)
{
    const auto fields = filterFields();
    const auto& field = fields[size_t(chance.bounded(int(fields.size())))];
    const auto one = [&] { return randomValue(chance, field); };
    const auto two = [&] {
        QJsonArray list;
        list.append(one());
        list.append(one());
        return list;
    };
    FilterOp op;
    do {
        op = FilterOp(chance.bounded(int(Op::HasNone) + 1));
    } while (!isOperatorOf(op, field.type));
    switch (op) {
    case Op::IsNull:
    case Op::NotNull: return leaf(field.name, op);
    case Op::In:
    case Op::NotIn:
    case Op::HasAny:
    case Op::HasAll:
    case Op::HasNone: return leaf(field.name, op, two());
    case Op::Between: return leaf(field.name, op, two());
    case Op::OlderThanMinutes:
    case Op::NewerThanMinutes: return leaf(field.name, op, chance.bounded(-200, 200));
    default: return leaf(field.name, op, one());
    }
}

FilterNode TstRandomFilters::random(QRandomGenerator& chance, int depth)
{
    const auto kind = depth <= 1 ? 3 : chance.bounded(4);
    if (kind == 3)
        return randomLeaf(chance);
    if (kind == 2)
        return Node::negated(random(chance, depth - 1));
    std::vector<FilterNode> nodes;
    for (int i = chance.bounded(4); i > 0; --i)
        nodes.push_back(random(chance, depth - 1));
    return kind == 0 ? Node::all(std::move(nodes)) : Node::any(std::move(nodes));
}

void TstRandomFilters::everyTreeIsReadBackAsItWasWritten()
{
    FilterNames names(database(), m_story->mira());
    const auto lookUp = names.lookUp();
    const auto naming = names.naming();
    QRandomGenerator chance(17);
    for (int i = 0; i < 2000; ++i) {
        const auto tree = simplified(random(chance, 5));
        QVERIFY(checkFilter(tree));
        QVERIFY(*filterFromJson(toJson(tree)) == tree);
        const auto text = FilterText::written(tree, naming);

        const auto reading = FilterText::read(text, lookUp, QTimeZone::utc());

        QVERIFY2(!reading.fault, qPrintable(text));
        if (!(reading.tree == tree)) {
            const auto written = QJsonDocument(toJson(tree)).toJson(QJsonDocument::Compact);
            const auto read = QJsonDocument(toJson(reading.tree)).toJson(QJsonDocument::Compact);
            QFAIL((written + '\n' + read + '\n' + text.toUtf8()).constData());
        }
    }
    const auto named = leaf("assigned_team", Op::Eq, idText(m_blue.value()));
    QCOMPARE(FilterText::written(named, naming), u"team:\"Service Desk Blue\""_s);
    QVERIFY(
        FilterText::read(u"team:\"service desk blue\""_s, lookUp, QTimeZone::utc()).tree == named);
}

void TstRandomFilters::theDatabaseAgreesWithTheRule()
{
    QHash<TicketId, QSet<QUuid>> watchers;
    auto& service = m_story->desk->session->watchers;
    Story::must(service.add(m_story->mira(), m_tickets[0], m_bo));
    const auto because = u"The board meets in an hour."_s;
    for (const int at : {1, 2})
        Story::must(incidents().escalate(mira(), m_tickets[at], because));
    Story::must(incidents().deEscalate(mira(), m_tickets[2], because));
    for (const auto& id : std::as_const(m_tickets)) {
        const auto all = service.list(m_story->mira(), id);
        Story::must(all);
        for (const auto& watcher : *all)
            watchers[id].insert(watcher.person.value());
    }
    const Oracle oracle(m_story->mira(), m_moment, m_parents, m_tags, watchers);
    QList<record::Ticket> tickets;
    for (const auto& id : m_tickets)
        tickets.append(m_story->ticket(id));
    QRandomGenerator chance(23);
    int found = 0;
    for (int i = 0; i < 800; ++i) {
        QueueView view{QueueView::Which::All, QueueView::Order::Number, false};
        view.filter = random(chance, 4);
        view.moment = m_moment;
        QVERIFY(checkFilter(view.filter));
        QSet<TicketId> expected;
        for (const auto& ticket : tickets) {
            if (oracle.matches(view.filter, ticket))
                expected.insert(ticket.id);
        }

        const auto page = TicketQueries::page(database(), m_story->mira(), view, 0, 100);

        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QSet<TicketId> shown;
        for (const auto& row : *page)
            shown.insert(row.id);
        if (shown != expected)
            QFAIL(QJsonDocument(toJson(view.filter)).toJson(QJsonDocument::Compact).constData());
        auto simple = view;
        simple.filter = simplified(view.filter);
        QCOMPARE(*TicketQueries::count(database(), m_story->mira(), simple), shown.size());
        found += int(shown.size());
    }
    QVERIFY(found > 800); // the trees say something
}

QTEST_GUILESS_MAIN(TstRandomFilters)
#include "tst_random_filters.moc"
