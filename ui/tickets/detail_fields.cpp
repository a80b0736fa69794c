#include "ui/tickets/detail_fields.h"

#include "ui/tickets/moment_field.h"
#include "ui/tickets/pick_box.h"
#include "ui/words/words.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr qint64 minute = 60'000; // milliseconds; nobody types shorter spans

/// The words of details; their contexts are those of a class.
struct DetailWords
{
    Q_DECLARE_TR_FUNCTIONS(homeport::DetailWords)

public:
    static QString yesNo(bool isSo) { return isSo ? tr("yes") : tr("no"); }
    static QString seenBy(TicketConfidentiality confidentiality)
    {
        return confidentiality == TicketConfidentiality::Restricted
            ? tr("Restricted to those in it")
            : tr("All who work on tickets");
    }
    static QString asService() { return tr("That of the service"); }
};

QVariant minutesOf(const std::optional<Timestamp>& at)
{
    return at ? QVariant(toMsecs(*at) / minute) : QVariant();
}

std::optional<Timestamp> momentOf(const QVariant& minutes)
{
    return minutes.isNull() ? std::nullopt
                            : std::optional(fromMsecs(minutes.toLongLong() * minute));
}

QVariant textOf(const std::optional<QString>& text)
{
    return text.value_or(QString()).trimmed();
}

template <typename E>
QVariant keyOfIt(const std::optional<E>& value)
{
    return value ? QVariant(keyOf(*value)) : QVariant();
}

QString toldKey(Property property, const QString& key)
{
    if (property == Property::Confidentiality)
        return DetailWords::seenBy(
            fromKey<TicketConfidentiality>(key).value_or(TicketConfidentiality::Normal));
    return Words::of(u"ticket"_s, u"criticality"_s, key);
}

PickBox* keyBox(Property property, const QVariant& detail)
{
    auto* box = new PickBox;
    const auto add = [&](const char* key) {
        const auto word = QString::fromLatin1(key);
        box->addItem(toldKey(property, word), word);
    };
    if (property == Property::Confidentiality) {
        for (const auto* key : EnumKeys<TicketConfidentiality>::keys)
            add(key);
    } else {
        box->addItem(DetailWords::asService());
        for (const auto* key : EnumKeys<TicketCriticality>::keys)
            add(key);
    }
    box->setCurrentIndex(std::max(box->findData(detail), 0));
    return box;
}

} // namespace

std::optional<DetailSort> detailSort(Property property)
{
    switch (property) {
    case Property::ContactEmail:
    case Property::ContactPhone: return DetailSort::Line;
    case Property::Description:
    case Property::RootCause: return DetailSort::Prose;
    case Property::AffectedUsers: return DetailSort::Count;
    case Property::DueAt:
    case Property::DetectedAt:
    case Property::OutageStart:
    case Property::OutageEnd: return DetailSort::Moment;
    case Property::Security:
    case Property::PersonalData:
    case Property::Workaround: return DetailSort::YesNo;
    case Property::Criticality:
    case Property::Confidentiality: return DetailSort::Key;
    default: return std::nullopt;
    }
}

QVariant detailOf(Property property, const record::Ticket& ticket, const record::Incident& incident)
{
    switch (property) {
    case Property::Description: return ticket.description;
    case Property::AffectedUsers: return ticket.affectedUserCount;
    case Property::DueAt: return minutesOf(ticket.dueAt);
    case Property::ContactEmail: return textOf(ticket.contactEmail);
    case Property::ContactPhone: return textOf(ticket.contactPhone);
    case Property::Criticality: return keyOfIt(ticket.criticality);
    case Property::Confidentiality: return keyOfIt(std::optional(ticket.confidentiality));
    case Property::Security: return incident.isSecurity;
    case Property::PersonalData: return incident.personalDataInvolved;
    case Property::DetectedAt: return minutesOf(incident.detectedAt);
    case Property::OutageStart: return minutesOf(incident.outageStartedAt);
    case Property::OutageEnd: return minutesOf(incident.outageEndedAt);
    case Property::RootCause: return textOf(incident.rootCauseNote);
    case Property::Workaround: return incident.workaroundUsed;
    default: return {};
    }
}

QString toldDetail(Property property, const QVariant& detail)
{
    constexpr int longestProse = 120;
    if (detail.isNull())
        return {};
    switch (detailSort(property).value_or(DetailSort::Line)) {
    case DetailSort::Line: return detail.toString();
    case DetailSort::Prose: {
        const auto text = detail.toString().simplified();
        return text.size() <= longestProse ? text : text.left(longestProse - 1) + u'…';
    }
    case DetailSort::Count: return Words::number(detail.toInt());
    case DetailSort::Moment: return Words::exact(*momentOf(detail));
    case DetailSort::YesNo: return DetailWords::yesNo(detail.toBool());
    case DetailSort::Key: return toldKey(property, detail.toString());
    }
    Q_UNREACHABLE();
}

bool isNotable(Property property, const QVariant& detail)
{
    if (property == Property::AffectedUsers)
        return detail.toInt() != 1;
    if (property == Property::Confidentiality)
        return detail != keyOfIt(std::optional(TicketConfidentiality::Normal));
    // Most have the requester's.
    if (property == Property::ContactEmail || property == Property::ContactPhone)
        return false;
    return detail.typeId() == QMetaType::Bool ? detail.toBool() : !detail.toString().isEmpty();
}

QWidget* makeDetailField(Property property, const QVariant& detail)
{
    switch (detailSort(property).value_or(DetailSort::Line)) {
    case DetailSort::Moment: {
        auto* field = new MomentField;
        field->setEmptyText({});
        if (property != Property::DueAt)
            field->setBack();
        if (const auto at = momentOf(detail))
            field->setMoment(*at);
        return field;
    }
    case DetailSort::YesNo: {
        auto* box = new PickBox;
        box->addItem(DetailWords::yesNo(false));
        box->addItem(DetailWords::yesNo(true));
        box->setCurrentIndex(detail.toBool() ? 1 : 0);
        return box;
    }
    case DetailSort::Key: return keyBox(property, detail);
    case DetailSort::Line:
    case DetailSort::Prose:
    case DetailSort::Count: break;
    }
    return new QLineEdit(detail.toString());
}

std::optional<QVariant> detailIn(Property property, const QWidget* field)
{
    const auto* box = qobject_cast<const PickBox*>(field);
    switch (detailSort(property).value_or(DetailSort::Line)) {
    case DetailSort::Count: {
        bool isNumber = false;
        const int count = textIn(field).toInt(&isNumber);
        return isNumber ? std::optional(QVariant(count)) : std::nullopt;
    }
    case DetailSort::Moment: {
        const auto* moment = qobject_cast<const MomentField*>(field);
        const auto at = moment->moment();
        return at || moment->isEmpty() ? std::optional(minutesOf(at)) : std::nullopt;
    }
    case DetailSort::YesNo: return QVariant(box->currentIndex() == 1);
    case DetailSort::Key: return box->currentData();
    case DetailSort::Line:
    case DetailSort::Prose: break;
    }
    return QVariant(textIn(field));
}

void putDetail(Property property, const QVariant& detail, IncidentEdit& edit)
{
    const auto key = detail.toString();
    switch (property) {
    case Property::Description: edit.description = key; break;
    case Property::AffectedUsers: edit.affectedUserCount = detail.toInt(); break;
    case Property::DueAt: edit.dueAt = momentOf(detail); break;
    case Property::ContactEmail: edit.contactEmail = key; break;
    case Property::ContactPhone: edit.contactPhone = key; break;
    case Property::Criticality: edit.criticality = fromKey<TicketCriticality>(key); break;
    case Property::Confidentiality:
        edit.confidentiality = fromKey<TicketConfidentiality>(key);
        break;
    case Property::Security: edit.isSecurity = detail.toBool(); break;
    case Property::PersonalData: edit.personalDataInvolved = detail.toBool(); break;
    case Property::DetectedAt: edit.detectedAt = momentOf(detail); break;
    case Property::OutageStart: edit.outageStartedAt = momentOf(detail); break;
    case Property::OutageEnd: edit.outageEndedAt = momentOf(detail); break;
    case Property::RootCause: edit.rootCauseNote = key; break;
    case Property::Workaround: edit.workaroundUsed = detail.toBool(); break;
    default: break;
    }
}

} // namespace homeport
