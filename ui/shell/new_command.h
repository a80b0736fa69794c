#pragma once

#include "core/base/random.h"
#include "core/ids.h"

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
