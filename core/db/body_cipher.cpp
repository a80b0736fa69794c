#include "core/db/body_cipher.h"

#include "core/base/sodium.h"

#include <algorithm>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

/// Wiped when it goes.
struct BodyStream
{
    explicit BodyStream(const BodyName& name)
        : boundTo("homeport body 1\n" + name.organization.toRfc4122() + name.key.toUtf8())
    {}
    ~BodyStream() { sodium_memzero(&state, sizeof state); }
    Q_DISABLE_COPY_MOVE(BodyStream)

    crypto_secretstream_xchacha20poly1305_state state = {};
    QByteArray boundTo;
};

namespace {

constexpr qsizetype headerSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype addedSize = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char messageTag = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr unsigned char finalTag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;
static_assert(bodyKeySize == crypto_secretstream_xchacha20poly1305_KEYBYTES);

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* roomIn(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

Error damagedBody(const QString& key)
{
    return {Error::Kind::Corrupt, u"stored_file"_s, key, u"FILE_DAMAGED"_s};
}

BodyEncryption::BodyEncryption(const BodyName& name, const QByteArray& bodyKey, Use use)
    : m_use(std::move(use))
{
    if (bodyKey.size() != bodyKeySize || !sodiumIsReady())
        return;
    m_stream = std::make_unique<BodyStream>(name);
    m_waiting.reserve(bodyPieceSize);
    m_made.resize(headerSize);
    crypto_secretstream_xchacha20poly1305_init_push(
        &m_stream->state, roomIn(m_made), bytesOf(bodyKey));
}

BodyEncryption::~BodyEncryption() = default;

Result<> BodyEncryption::add(const QByteArray& content)
{
    for (qsizetype at = 0; at < content.size();) {
        // Not before more comes: the last piece says that it is.
        if (m_waiting.size() == bodyPieceSize) {
            if (auto done = push(messageTag); !done)
                return done;
        }
        const auto part = std::min(bodyPieceSize - m_waiting.size(), content.size() - at);
        m_waiting.append(content.constData() + at, part);
        at += part;
    }
    return {};
}

Result<> BodyEncryption::finish()
{
    return push(finalTag);
}

Result<> BodyEncryption::push(unsigned char tag)
{
    if (!m_stream)
        return Error{Error::Kind::Internal, u"libsodium"_s, u"bodies cannot be encrypted"_s};
    const auto before = m_made.size(); // the header, at first
    m_made.resize(before + m_waiting.size() + addedSize);
    crypto_secretstream_xchacha20poly1305_push(&m_stream->state, roomIn(m_made) + before, nullptr,
        bytesOf(m_waiting), quint64(m_waiting.size()), bytesOf(m_stream->boundTo),
        quint64(m_stream->boundTo.size()), tag);
    auto used = m_use(m_made);
    m_made.resize(0);
    m_waiting.resize(0);
    return used;
}

BodyDecryption::BodyDecryption(const BodyName& name, const QByteArray& bodyKey, Use use)
    : m_key(name.key), m_bodyKey(bodyKey), m_use(std::move(use))
{
    if (bodyKey.size() == bodyKeySize && sodiumIsReady())
        m_stream = std::make_unique<BodyStream>(name);
}

BodyDecryption::~BodyDecryption() = default;

Result<> BodyDecryption::add(const QByteArray& stored)
{
    for (qsizetype at = 0; at < stored.size();) {
        if (m_isOver)
            m_stream.reset(); // the last piece was not the last
        if (!m_stream)
            return damagedBody(m_key);
        const auto whole = m_isBegun ? bodyPieceSize + addedSize : headerSize;
        const auto part = std::min(whole - m_waiting.size(), stored.size() - at);
        m_waiting.append(stored.constData() + at, part);
        at += part;
        if (m_waiting.size() < whole)
            continue;
        if (auto done = take(); !done)
            return done;
    }
    return {};
}

Result<> BodyDecryption::finish()
{
    if (m_isBegun && !m_waiting.isEmpty()) {
        if (auto done = take(); !done)
            return done;
    }
    return m_stream && m_isOver ? Result<>() : damagedBody(m_key);
}

Result<> BodyDecryption::take()
{
    Result<> done;
    if (m_isBegun) {
        done = pull();
    } else {
        m_isBegun = crypto_secretstream_xchacha20poly1305_init_pull(
                        &m_stream->state, bytesOf(m_waiting), bytesOf(m_bodyKey))
            == 0;
        if (!m_isBegun)
            done = damagedBody(m_key);
    }
    m_waiting.resize(0);
    if (!done)
        m_stream.reset();
    return done;
}

Result<> BodyDecryption::pull()
{
    if (!m_stream || m_waiting.size() < addedSize)
        return damagedBody(m_key);
    QByteArray content(m_waiting.size() - addedSize, Qt::Uninitialized);
    unsigned char tag = messageTag;
    const int refused = crypto_secretstream_xchacha20poly1305_pull(&m_stream->state,
        roomIn(content), nullptr, &tag, bytesOf(m_waiting), quint64(m_waiting.size()),
        bytesOf(m_stream->boundTo), quint64(m_stream->boundTo.size()));
    m_isOver = refused == 0 && tag == finalTag;
    const bool isAmidst = tag == messageTag && content.size() == bodyPieceSize;
    if (refused != 0 || (!m_isOver && !isAmidst))
        return damagedBody(m_key);
    return content.isEmpty() ? Result<>() : m_use(content);
}

} // namespace homeport
