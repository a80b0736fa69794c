#include "app/ctl/command_line.h"

#include "app/ctl/sentences.h"

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
    if (m_parser.positionalArguments().size() != m_arguments)
        return wrongUse(u"%1 argument(s) expected."_s.arg(m_arguments));
    return std::nullopt;
}

Result<SignedIn> signedIn(const CommandLine& line)
{
    auto password = passwordIn(line.value(u"password-file"_s));
    if (!password)
        return password.error();
    auto session = openDesk({line.value(u"db"_s)}, Access::ReadWrite, systemWorld());
    if (!session)
        return session.error();
    auto person = (*session)->signIn.signIn(line.value(u"user"_s), *password, u"cli"_s);
    if (!person)
        return person.error();
    auto actor = (*session)->access.actorFor(*person);
    if (!actor)
        return actor.error();
    return SignedIn{std::move(*session), *actor};
}

} // namespace homeport
