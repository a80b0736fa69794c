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
    /// Nothing: go on. Else the exit status.
    std::optional<int> parse(const QStringList& words);
    QString value(const QString& name) const { return m_parser.value(name); }
    bool isSet(const QString& name) const { return m_parser.isSet(name); }
    QString first() const { return m_parser.positionalArguments().value(0); }
    bool asJson() const { return m_parser.isSet(QStringLiteral("json")); }

    /// Parses the words, opens the desk and does the work with it. Exit status.
    int withDesk(const QStringList& words, const std::function<int(Session&)>& work);
    /// The same, signed in.
    int signedIn(const QStringList& words, const std::function<int(Session&, const Actor&)>& work);

private:
    QCommandLineParser m_parser;
    QStringList m_needed;
    int m_arguments = 0;
};

} // namespace homeport
