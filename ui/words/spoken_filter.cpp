#include "ui/words/spoken_filter.h"

#include "core/tickets/filter_fields.h"
#include "ui/words/key_words.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

struct Spoken
{
    const char* stable; ///< as stored trees name the field, or as the word is typed everywhere
    const char* text;
};

// As they are typed, so without spaces. A translation may give several, parted by commas: all of
// them are understood, and the first one is written.
constexpr Spoken fieldWords[] = {
    {"kind", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "kind")},
    {"number", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "number")},
    {"title", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "title")},
    {"description", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "description")},
    {"status", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "state")},
    {"is_open", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "open")},
    {"priority", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "priority")},
    {"impact", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "impact")},
    {"urgency", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "urgency")},
    {"requester", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "requester")},
    {"assigned_user", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "assignee")},
    {"assigned_team", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "team")},
    {"category", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "category")},
    {"location", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "location")},
    {"department", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "department")},
    {"service", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "service")},
    {"channel", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "channel")},
    {"hold_reason", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "hold")},
    {"hold_until", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "until")},
    {"created_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "created")},
    {"updated_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "updated")},
    {"resolved_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "resolved")},
    {"closed_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "closed")},
    {"next_due_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "sla")},
    {"breached_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "breached")},
    {"is_clock_paused", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "paused")},
    {"lacks_policy", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "unpromised")},
    {"reopen_count", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "reopened")},
    {"affected_user_count", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "affected")},
    {"tags", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "tag")},
    {"created_by", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "creator")},
    {"due_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "due")},
    {"criticality", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "criticality")},
    {"confidentiality", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "confidentiality")},
    {"escalation_level", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "escalation")},
    {"escalated_at", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "escalated")},
    {"is_major", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "major")},
    {"contact_email", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "contact")},
    {"contact_phone", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "phone")},
    {"watchers", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "following")},
    {"mentions", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "mentioned")},
    {"affected_services", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "affects")},
};

constexpr Spoken commonWords[] = {
    {"none", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "none")},
    {"any", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "any")},
    {"me", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "me")},
    {"mine", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "mine")},
    {"open", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "open")},
    {"yes", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "yes")},
    {"no", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "no")},
    {"now", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "now")},
    {"today", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "today")},
    {"overdue", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "overdue")},
    {"breached", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "breached")},
    {"paused", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "paused")},
    {"nopolicy", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "nopolicy")},
    {"or", QT_TRANSLATE_NOOP("homeport::SpokenFilter", "or")},
};

void addLevels(FilterVocabulary& vocabulary)
{
    for (int priority = 1; priority <= 4; ++priority) {
        const auto name = KeyWords::priority(priority); // "P2 High"
        vocabulary.addValue(
            u"priority"_s, QString::number(priority), name.section(u' ', 1) + u',' + name);
    }
    for (const auto& field : {u"impact"_s, u"urgency"_s}) {
        for (int level = 1; level <= 3; ++level)
            vocabulary.addValue(field, QString::number(level), KeyWords::level(level));
    }
}

} // namespace

FilterVocabulary SpokenFilter::vocabulary()
{
    FilterVocabulary vocabulary;
    for (const auto& each : fieldWords)
        vocabulary.addField(QString::fromLatin1(each.stable), tr(each.text));
    for (const auto& each : commonWords)
        vocabulary.addWord(QString::fromLatin1(each.stable), tr(each.text));
    addLevels(vocabulary);
    for (const auto& field : filterFields()) {
        if (field.type != FilterType::Key)
            continue;
        for (const auto& key : keysOf(field)) {
            const auto name =
                KeyWords::of(u"ticket"_s, QString::fromLatin1(field.name), key).remove(u',');
            if (!name.isEmpty())
                vocabulary.addValue(QString::fromLatin1(field.name), key, name);
        }
    }
    return vocabulary;
}

} // namespace homeport
