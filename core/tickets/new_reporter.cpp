#include "core/tickets/new_reporter.h"

#include "core/tickets/folded_name.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int mostOfOneName = 100;

/// Folded, and its words apart by dots.
QString dotted(QStringView text)
{
    QString login;
    for (const auto each : foldedName(text)) {
        const bool isKept = each.isLetterOrNumber() || each == u'_' || each.isSurrogate();
        if (isKept)
            login += each;
        else if (!login.isEmpty() && !login.endsWith(u'.'))
            login += u'.';
    }
    while (login.endsWith(u'.'))
        login.chop(1);
    return login;
}

} // namespace

QString loginOf(const NewReporter& reporter)
{
    const auto byAddress = dotted(reporter.email.section(u'@', 0, 0));
    if (!byAddress.isEmpty())
        return byAddress;
    const auto byName = dotted(reporter.name);
    return byName.isEmpty() ? u"user"_s : byName;
}

Result<PersonId> addReporter(PeopleService& people, const Actor& actor, const NewReporter& reporter)
{
    record::UserAccount account;
    account.id = reporter.id;
    account.displayName = reporter.name;
    account.email = reporter.email;
    account.phone = reporter.phone;
    const auto login = loginOf(reporter);
    account.username = login;
    auto made = people.create(actor, account);
    for (int number = 2; number <= mostOfOneName; ++number) {
        const bool isTaken =
            !made && made.error().code == "DUPLICATE"_L1 && made.error().subject == "username"_L1;
        if (!isTaken)
            break;
        account.username = login + QString::number(number);
        made = people.create(actor, account);
    }
    return made;
}

} // namespace homeport
