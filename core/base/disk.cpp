#include "core/base/disk.h"

using namespace Qt::Literals::StringLiterals;

namespace homeport {

Result<> PendingFile::put(const QByteArray& bytes)
{
    if (write(bytes) == bytes.size())
        return {};
    return m_failure.value_or(
        Error{Error::Kind::Unavailable, {}, errorString(), u"FILE_UNREADABLE"_s});
}

Error PendingFile::fail(const Error& error)
{
    if (!m_failure)
        m_failure = error;
    setErrorString(m_failure->detail);
    return *m_failure;
}

} // namespace homeport
