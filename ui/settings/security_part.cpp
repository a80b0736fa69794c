#include "ui/settings/security_part.h"

#include "ui/settings/setting_card.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SecurityPart::SecurityPart(const SettingsContext& context)
    : CardsPart(context, u"security"_s, tr("Security"))
{
    addPasswords();
    addLock();
    addFiles();
}

void SecurityPart::addPasswords()
{
    auto* card = addCard(tr("Passwords"));
    card->addNumber(u"password.min_length"_s, tr("Characters that a password has at least"),
        tr("changed how long passwords have to be"));
    card->addNumber(u"password.required_classes"_s, tr("Kinds of signs that a password has to mix"),
        tr("changed how many kinds of signs passwords have to mix"), tr("Any", "kinds of signs"));
    card->addNote(tr("The kinds are small letters, capitals, digits and all other signs."));
    card->addFlag(u"password.blocklist"_s,
        tr("Common passwords, names and mere repeats are refused"),
        tr("changed whether passwords that are easy to guess are refused"));
    card->addNumber(u"password.history"_s,
        tr("Former passwords that are refused, besides the present one"),
        tr("changed how many former passwords are refused"), tr("None", "former passwords"));
    card->addNumber(u"password.max_age_days"_s, tr("Days until a password has to be replaced"),
        tr("changed how long passwords last"), tr("Never"));
    card->addNote(tr("From the change on: whoever chooses a password next has to keep to it. What "
                     "is too old is to be replaced at the next sign-in."));
}

void SecurityPart::addLock()
{
    auto* card = addCard(tr("While nobody is there"));
    card->addNumber(u"session.idle_lock_minutes"_s,
        tr("Minutes without a key or a click until the program locks"),
        tr("changed when the program locks"));
    card->addNote(tr("For everyone, and at once also where the program is open."));
}

void SecurityPart::addFiles()
{
    constexpr qint64 mebibyte = 1024 * 1024;
    auto* card = addCard(tr("Attached files"));
    card->addNumber(u"attachment.max_bytes"_s, tr("MiB that one file has at most"),
        tr("changed how large files may be"), {}, mebibyte);
    card->addNumber(u"attachment.max_per_ticket"_s, tr("Files that one ticket has at most"),
        tr("changed how many files a ticket may have"));
    card->addNumber(u"attachment.max_ticket_bytes"_s,
        tr("MiB that all files of one ticket have at most"),
        tr("changed how much the files of a ticket may take up"), tr("Ten times the largest file"),
        mebibyte);
    card->addNote(tr("From the change on: what is attached stays."));
}

} // namespace homeport
