#pragma once

#include "core/desk/desk.h"

#include <QCommandLineParser>
#include <QJsonObject>
#include <QTextStream>

#include <optional>

namespace homeport {

/// What homeportctl answers the shell.
enum Exit { Done = 0, Refused = 1, WrongUse = 2 };

QTextStream& out();
/// Says on stderr why nothing was done.
int fail(const Error& error, bool asJson);
int wrongUse(const QString& why);
void print(const QJsonObject& object);
/// One line of a file, without its line end. A password is never an argument.
Result<QString> passwordIn(const QString& path);

/// A command with its options; what each needs is checked before anything is opened.
class CommandLine
{
public:
    explicit CommandLine(const QString& description)
    {
        m_parser.setApplicationDescription(description);
        m_parser.addHelpOption();
        m_parser.addOption({QStringLiteral("json"), QStringLiteral("Print the result as JSON.")});
    }
    void needs(const QString& name, const QString& value, const QString& description)
    {
        m_parser.addOption({name, description, value});
        m_needed << name;
    }
    void takes(const QString& name, const QString& value, const QString& description)
    {
        m_parser.addOption(value.isEmpty() ? QCommandLineOption(name, description)
                                           : QCommandLineOption(name, description, value));
    }
    void argument(const QString& name, const QString& description)
    {
        m_parser.addPositionalArgument(name, description);
        ++m_arguments;
    }
    void needsSignIn()
    {
        needs(QStringLiteral("db"), QStringLiteral("DB"),
            QStringLiteral("A file or a postgresql:// address."));
        needs(QStringLiteral("user"), QStringLiteral("LOGIN"), QStringLiteral("Who acts."));
        needs(QStringLiteral("password-file"), QStringLiteral("F"),
            QStringLiteral("File with the password in its first line."));
    }
    /// Nothing: go on. Else the exit status.
    std::optional<int> parse(const QStringList& words);
    QString value(const QString& name) const { return m_parser.value(name); }
    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString first() const { return m_parser.positionalArguments().value(0); }
    bool asJson() const { return m_parser.isSet(QStringLiteral("json")); }

private:
    QCommandLineParser m_parser;
    QStringList m_needed;
    int m_arguments = 0;
};

struct SignedIn
{
    std::unique_ptr<Session> session;
    Actor actor;
};

/// Opens the desk that the line names and signs in as it says.
Result<SignedIn> signedIn(const CommandLine& line);

} // namespace homeport
