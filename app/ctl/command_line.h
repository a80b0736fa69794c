#pragma once

#include "core/desk/desk.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QTextStream>

#include <functional>
#include <optional>

namespace homeport {

enum Exit { Done = 0, Refused = 1, WrongUse = 2 };

QTextStream& out();
/// Says on standard error what went wrong; answers Refused.
int fail(const Error& error, bool asJson);
/// Says on standard error what somebody should look at, though the work is done.
void warn(const QString& sentence);
/// Says on standard error how the command was used wrongly; answers WrongUse.
int wrongUse(const QString& why);
void print(const QJsonObject& object);
/// One line of a file, without its line end. A password is never an argument.
Result<QString> passwordIn(const QString& path);

/// A command with its options; what each needs is checked before anything is opened.
class CommandLine
{
public:
    explicit CommandLine(const QString& description);
    void needs(const QString& name, const QString& value, const QString& description);
    void takes(const QString& name, const QString& value, const QString& description);
    void argument(const QString& name, const QString& description);
    void needsDesk();
    void needsSignIn();
    /// A password from a file or, where a person sits at a terminal, asked for there.
    void needsPassword();
    /// The command changes nothing but what signing in notes: a desk of an older schema is refused
    /// with SCHEMA_TOO_OLD and left as it is. With ReadOnly the desk is opened for reading, and
    /// nothing in it is built or mended before the command looks; an older one is read, too, where
    /// it lacks nothing.
    void onlyLooks(Access access);
    /// Nothing: go on. Else the exit status.
    std::optional<int> parse(const QStringList& words);
    QString value(const QString& name) const { return m_parser.value(name); }
    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString first() const { return m_parser.positionalArguments().value(0); }
    bool asJson() const { return m_parser.isSet(QStringLiteral("json")); }
    /// What needsPassword() asks for, of somebody who has one; or a new one.
    Result<QString> password() const;
    Result<QString> newPassword() const;

    /// Parses the words, opens the desk and does the work with it. Exit status.
    int withDesk(const QStringList& words, const std::function<int(Session&)>& work);
    /// The same, signed in.
    int signedIn(const QStringList& words, const std::function<int(Session&, const Actor&)>& work);

private:
    int atDesk(const Address& address, const std::function<int(Session&)>& work);

    QCommandLineParser m_parser;
    QStringList m_needed;
    int m_arguments = 0;
    Access m_access = Access::ReadWrite;
    bool m_needsPassword = false;
    bool m_onlyLooks = false;
};

} // namespace homeport
