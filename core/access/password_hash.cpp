#include "core/access/password_hash.h"

#include "core/base/sodium.h"

#include <QRegularExpression>

#include <atomic>
#include <cstring>
#include <optional>
#include <sodium.h>

namespace homeport {

using namespace Qt::Literals::StringLiterals;

namespace {

std::atomic<quint64> runs = 0;

constexpr size_t leastMemory = 46 * 1024 * 1024;
constexpr size_t mostMemory = 256 * 1024 * 1024;
constexpr unsigned long long leastPasses = 2;
constexpr unsigned long long mostPasses = 16;

/// The parameters of "$argon2id$v=19$m=65536,t=3,p=1$salt$hash", where they are ones we would use.
std::optional<HashCost> costOf(const QString& stored)
{
    static const QRegularExpression form(
        u"\\A\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,8}),t=([1-9][0-9]{0,3}),p=1\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+\\z"_s);
    const auto match = form.match(stored);
    if (!match.hasMatch() || stored.size() >= qsizetype(crypto_pwhash_STRBYTES))
        return std::nullopt;
    const HashCost cost{
        match.captured(2).toULongLong(), size_t(match.captured(1).toULongLong()) * 1024};
    const bool isBounded = cost.memory >= leastMemory && cost.memory <= mostMemory
        && cost.passes >= leastPasses && cost.passes <= mostPasses;
    return isBounded ? std::optional(cost) : std::nullopt;
}

/// The password as bytes to hash; wiped when it goes.
class Secret
{
public:
    explicit Secret(const QString& password)
        : m_bytes(password.normalized(QString::NormalizationForm_C).toUtf8())
    {}
    ~Secret() { sodium_memzero(m_bytes.data(), size_t(m_bytes.size())); }
    Q_DISABLE_COPY_MOVE(Secret)

    const char* data() const { return m_bytes.constData(); }
    unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

} // namespace

Result<QString> hashedPassword(const QString& password, HashCost cost)
{
    const bool isBounded = cost.memory >= leastMemory && cost.memory <= mostMemory
        && cost.passes >= leastPasses && cost.passes <= mostPasses;
    if (!isBounded)
        return Error{Error::Kind::Invalid, u"cost"_s, u"outside of the bounds for Argon2id"_s};
    if (password.size() > longestPasswordInput)
        return Error{Error::Kind::Invalid, u"password"_s, u"too_long"_s, u"PASSWORD_POLICY"_s};
    if (!sodiumIsReady())
        return Error{Error::Kind::Internal, u"libsodium"_s, u"cannot be initialised"_s};

    const Secret secret(password);
    char out[crypto_pwhash_STRBYTES];
    ++runs;
    if (crypto_pwhash_str(out, secret.data(), secret.size(), cost.passes, cost.memory) != 0)
        return Error{Error::Kind::Unavailable, u"libsodium"_s, u"no memory for Argon2id"_s};
    return QString::fromLatin1(out);
}

bool passwordMatches(const QString& stored, const QString& password)
{
    if (!costOf(stored) || password.size() > longestPasswordInput || !sodiumIsReady())
        return false;
    const Secret secret(password);
    char expected[crypto_pwhash_STRBYTES] = {};
    const auto bytes = stored.toLatin1();
    std::memcpy(expected, bytes.constData(), size_t(bytes.size()));
    ++runs;
    return crypto_pwhash_str_verify(expected, secret.data(), secret.size()) == 0;
}

quint64 hashRuns()
{
    return runs;
}

bool hashIsBelow(const QString& stored, HashCost cost)
{
    const auto present = costOf(stored);
    return !present || present->passes < cost.passes || present->memory < cost.memory;
}

} // namespace homeport
