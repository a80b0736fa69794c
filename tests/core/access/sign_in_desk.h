#pragma once

#include "core/access/sign_in_service.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace homeport::test {

/// What tests of signing in begin with: a desk for each function on which Mira has one password,
/// and what the desk keeps of the tries.
class OnSignIn
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_desk = freshDesk();
    }
    void end()
    {
        m_desk.reset();
        dropFreshAddresses();
    }

    SignInService& signIn() { return m_desk->session->signIn; }
    Database& database() { return m_desk->session->replica->database(); }
    PersonId admin() const { return m_desk->admin.person; }
    /// "in", or the code of the refusal.
    QString trying(const QString& who, const QString& secret)
    {
        const auto answer = signIn().signIn(who, secret, QStringLiteral("desktop"));
        m_desk->clock.advance(std::chrono::milliseconds(1)); // attempts have an order
        return answer ? QStringLiteral("in") : answer.error().code;
    }
    QString lastOutcome()
    {
        const auto row = one(database(), attempts);
        return row ? (*row)->text(0) : QString();
    }
    int failures(const QString& who)
    {
        const auto row = one(database(), throttle, {{"login", who}});
        return row ? (*row)->read<int>(0) : -1;
    }
    QString hashOfAdmin()
    {
        const auto row = one(database(), storedHash, {{"person_id", admin()}});
        return row ? (*row)->text(0) : QString();
    }

    static constexpr Sql attempts{"test.attempts", R"sql(
        SELECT outcome FROM login_attempt ORDER BY occurred_at DESC, id DESC
    )sql"};
    static constexpr Sql throttle{"test.throttle", R"sql(
        SELECT failed_count, locked_until, window_count FROM login_throttle
         WHERE login_name = :login
    )sql"};
    static constexpr Sql storedHash{"test.storedHash", R"sql(
        SELECT password_hash, last_login_at FROM credential WHERE user_id = :person_id
    )sql"};
    const QString login = QStringLiteral("mira");
    const QString right = password;
    const QString wrong = QStringLiteral("correct horse battery stable");
    const QString unknown = QStringLiteral("nobody");

    std::unique_ptr<TestDesk> m_desk;
};

} // namespace homeport::test
