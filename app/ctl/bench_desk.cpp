#include "app/ctl/bench_desk.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int daysTried = 60;

constexpr Sql administrator{"bench.admin", R"sql(
    SELECT user_role.user_id FROM user_role JOIN role ON role.id = user_role.role_id
     WHERE role.code = 'administrator' ORDER BY user_role.created_at LIMIT 1)sql"};

/// After today, and without an exception of its own.
QString nextOpenDay(const CalendarForm& form)
{
    const auto isException = [&](const QString& day) {
        return std::any_of(form.exceptions.begin(), form.exceptions.end(),
            [&](const auto& exception) { return exception.on == day; });
    };
    auto day = QDateTime::currentDateTimeUtc().date().addDays(1);
    const auto isOpen = [&] {
        return !isException(day.toString(Qt::ISODate))
            && (form.is24x7 || !form.weekdays[size_t(day.dayOfWeek()) - 1].empty());
    };
    for (int i = 0; i < daysTried && !isOpen(); ++i)
        day = day.addDays(1);
    return day.toString(Qt::ISODate);
}

} // namespace

Result<Actor> administratorOf(Session& session)
{
    auto person = one(session.replica->database(), administrator);
    if (!person)
        return person.error();
    const PersonId id((*person)->uuid(0));
    person->reset();
    return session.access.actorFor(id);
}

Result<std::optional<CalendarEdit>> dayOff(Session& session, const Actor& actor)
{
    auto sheets = session.calendars.list(actor);
    if (!sheets)
        return sheets.error();
    const auto busiest = std::max_element(sheets->begin(), sheets->end(),
        [](const CalendarSheet& a, const CalendarSheet& b) { return a.policies < b.policies; });
    if (busiest == sheets->end())
        return std::optional<CalendarEdit>();
    CalendarEdit edit{busiest->id, busiest->form, busiest->form};
    edit.after.exceptions.push_back({nextOpenDay(edit.before), {}, u"Works outing"_s});
    return std::optional(std::move(edit));
}

Result<std::optional<PolicyEdit>> longerTargets(Session& session, const Actor& actor)
{
    auto sheets = session.policies.list(actor);
    if (!sheets)
        return sheets.error();
    const auto sheet = std::find_if(sheets->begin(), sheets->end(), [](const PolicySheet& each) {
        return each.isInForce && each.form.policy.isDefault
            && each.form.policy.agreementType == SlaPolicyAgreementType::Sla;
    });
    if (sheet == sheets->end())
        return std::optional<PolicyEdit>();
    PolicyEdit edit{sheet->form, sheet->form};
    for (auto& target : edit.after.targets)
        target.targetMinutes += 30;
    return std::optional(std::move(edit));
}

} // namespace homeport
