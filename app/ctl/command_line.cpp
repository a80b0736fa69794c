#include "app/ctl/command_line.h"

#include "app/ctl/password_prompt.h"
#include "app/ctl/sentences.h"
#include "app/own_places.h"
#include "core/base/text.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

int fail(const Error& error, bool asJson)
{
    QTextStream stream(stderr);
    if (asJson) {
        const QJsonObject object{{u"code"_s, error.code}, {u"subject"_s, error.subject},
            {u"message"_s, sentence(error)}};
        stream << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
    } else {
        stream << "homeportctl: " << sentence(error) << '\n';
    }
    return Refused;
}

void warn(const QString& sentence)
{
    QTextStream(stderr) << "homeportctl: warning: " << sentence << '\n';
}

int wrongUse(const QString& why)
{
    QTextStream(stderr) << "homeportctl: " << why << "\nTry homeportctl --help.\n";
    return WrongUse;
}

void print(const QJsonObject& object)
{
    out() << QJsonDocument(object).toJson(QJsonDocument::Compact) << '\n';
    out().flush();
}

Result<QString> passwordIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path, file.errorString(), u"FILE_UNREADABLE"_s};
    auto line = QString::fromUtf8(file.readLine(4096));
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return line;
}

CommandLine::CommandLine(const QString& description)
{
    m_parser.setApplicationDescription(description);
    m_parser.addHelpOption();
    m_parser.addOption({u"json"_s, u"Print the result as JSON."_s});
}

void CommandLine::needs(const QString& name, const QString& value, const QString& description)
{
    m_parser.addOption({name, description, value});
    m_needed << name;
}

void CommandLine::takes(const QString& name, const QString& value, const QString& description)
{
    m_parser.addOption(value.isEmpty() ? QCommandLineOption(name, description)
                                       : QCommandLineOption(name, description, value));
}

void CommandLine::argument(const QString& name, const QString& description)
{
    m_parser.addPositionalArgument(name, description);
    ++m_arguments;
}

void CommandLine::needsDesk()
{
    needs(u"db"_s, u"DB"_s, u"A file or a postgresql:// address."_s);
}

void CommandLine::needsSignIn()
{
    needsDesk();
    needs(u"user"_s, u"LOGIN"_s, u"Who acts."_s);
    needsPassword();
}

void CommandLine::needsPassword()
{
    takes(u"password-file"_s, u"F"_s,
        u"File with the password in its first line; asked for at a terminal when left out."_s);
    m_needsPassword = true;
}

void CommandLine::onlyLooks(Access access)
{
    m_onlyLooks = true;
    m_access = access;
}

Result<QString> CommandLine::password() const
{
    const auto path = value(u"password-file"_s);
    return path.isEmpty() ? askedPassword() : passwordIn(path);
}

Result<QString> CommandLine::newPassword() const
{
    const auto path = value(u"password-file"_s);
    return path.isEmpty() ? askedNewPassword() : passwordIn(path);
}

std::optional<int> CommandLine::parse(const QStringList& words)
{
    if (!m_parser.parse(words))
        return wrongUse(m_parser.errorText());
    if (m_parser.isSet(u"help"_s)) {
        out() << m_parser.helpText();
        out().flush();
        return Done;
    }
    for (const auto& name : std::as_const(m_needed)) {
        if (m_parser.value(name).isEmpty())
            return wrongUse(u"--%1 is needed."_s.arg(name));
    }
    if (m_needsPassword && value(u"password-file"_s).isEmpty() && !canAskForPassword())
        return wrongUse(u"--password-file is needed where no terminal is there to ask at."_s);
    if (m_parser.positionalArguments().size() != m_arguments)
        return wrongUse(
            counted(m_arguments, "argument is expected."_L1, "arguments are expected."_L1));
    return std::nullopt;
}

int CommandLine::withDesk(const QStringList& words, const std::function<int(Session&)>& work)
{
    if (const auto exit = parse(words))
        return *exit;
    const Address address{value(u"db"_s)};
    const int exit = atDesk(address, work);
    if (m_onlyLooks)
        Database::removeEmptyLog(address);
    return exit;
}

int CommandLine::atDesk(const Address& address, const std::function<int(Session&)>& work)
{
    if (m_onlyLooks) {
        // openDesk() would bring it forward.
        if (auto standing = Database::open(address, m_access); !standing)
            return fail(standing.error(), asJson());
    }
    auto session = openDesk(address, m_access, systemWorld(ownPlaces()));
    if (!session)
        return fail(session.error(), asJson());
    return work(**session);
}

int CommandLine::signedIn(
    const QStringList& words, const std::function<int(Session&, const Actor&)>& work)
{
    if (const auto exit = parse(words))
        return *exit;
    auto secret = password();
    if (!secret)
        return fail(secret.error(), asJson());
    return withDesk(words, [&](Session& session) {
        auto person = session.signIn.signIn(value(u"user"_s), *secret, u"cli"_s);
        if (!person)
            return fail(person.error(), asJson());
        auto actor = session.access.actorFor(*person);
        if (!actor)
            return fail(actor.error(), asJson());
        return work(session, *actor);
    });
}

} // namespace homeport
