#pragma once

#include "core/exchange/verify.h"
#include "tests/support/test_database.h"

#include "record/tag.h"

namespace homeport::test {

inline Replica::Step making(const QString& name)
{
    return {{}, {.code = QStringLiteral("test.tag")}, [name](UnitOfWork& unit) {
                record::Tag tag;
                tag.name = name;
                return unit.create(tag);
            }};
}

/// What tests of held back rows begin with: a desk for each function.
class OnHeldBack
{
protected:
    void begin() { m_desk = freshDesk(); }
    void end()
    {
        m_desk.reset();
        dropFreshAddresses();
    }

    Replica& replica() { return *m_desk->session->replica; }
    QStringList findings()
    {
        auto found = verifyDesk(replica());
        return found ? found->findings : QStringList{found.error().detail};
    }

    std::unique_ptr<TestDesk> m_desk;
};

} // namespace homeport::test
