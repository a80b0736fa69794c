#pragma once

#include "tests/support/session_oracle.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <memory>

namespace homeport::test {

/// While it lives, every own commit of a desk on SQLite is held against the journal; at its end the
/// test fails that did what the journal does not say. A Story does the same. To be dropped before
/// the session is, and where another connection writes under the same name.
class DeskWatch
{
public:
    explicit DeskWatch(TestDesk& desk) : m_oracle(SessionOracle::watch(*desk.session->replica)) {}
    ~DeskWatch()
    {
        if (m_oracle && !m_oracle->findings().isEmpty())
            QTest::qFail(qPrintable(m_oracle->findings().join(u'\n')), __FILE__, __LINE__);
    }
    Q_DISABLE_COPY_MOVE(DeskWatch)

private:
    std::unique_ptr<SessionOracle> m_oracle;
};

} // namespace homeport::test
