#pragma once

#include "core/base/random.h"
#include "core/ids.h"

#include <QJsonObject>

namespace homeport {

/// The id of one command of one form (architecture.md section 3). The form keeps it until the act
/// has succeeded: confirmed again after a commit in doubt, the act is asked for and not repeated.
inline CommandId newCommand()
{
    SystemRandom random;
    return CommandId(newUuid(SystemClock().now(), random));
}

/// The command of what is sent: sent again as it was it is the same one, altered it is another.
class SentCommand
{
public:
    SentCommand() = default;
    /// As toJson() gave it to a draft: sent again from there it is the same one, too.
    explicit SentCommand(const QJsonObject& kept)
        : m_content(kept.value(QStringLiteral("content")).toString())
        , m_command(CommandId::fromString(kept.value(QStringLiteral("command")).toString()))
    {}
    /// Empty where nothing is on its way.
    QJsonObject toJson() const
    {
        if (m_command.isNull())
            return {};
        return QJsonObject{{QStringLiteral("content"), m_content},
            {QStringLiteral("command"), m_command.toString()}};
    }
    CommandId of(const QString& content)
    {
        if (m_command.isNull() || m_content != content)
            m_command = newCommand();
        m_content = content;
        return m_command;
    }
    /// It has arrived: the same again is another act.
    void forget() { m_command = {}; }

private:
    QString m_content;
    CommandId m_command;
};

} // namespace homeport
