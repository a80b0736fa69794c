#pragma once

#include "core/base/random.h"
#include "core/base/result.h"

#include <functional>
#include <memory>

namespace homeport {

struct BodyStream;

/// Of content, in one piece of an encrypted body.
constexpr qsizetype bodyPieceSize = 256 * 1024;
constexpr qsizetype bodyKeySize = 32;

/// What a body belongs to. It opens under no other name and in no other organization, also with the
/// right key.
struct BodyName
{
    QUuid organization;
    QString key; ///< in the file store
};

/// Corrupt, FILE_DAMAGED.
Error damagedBody(const QString& key);

/// Encrypts the body of a file as it comes (XChaCha20-Poly1305, libsodium's secretstream): a header
/// of 24 bytes, then pieces of bodyPieceSize, each 17 bytes longer than its content. The last one,
/// which may be shorter and alone may be empty, says that it is. Holds one piece in memory.
class BodyEncryption
{
public:
    using Use = std::function<Result<>(const QByteArray&)>;

    /// Draws a header of its own each time. `bodyKey` has bodyKeySize; what is made goes to `use`.
    BodyEncryption(const BodyName& name, const QByteArray& bodyKey, Use use);
    ~BodyEncryption();
    Q_DISABLE_COPY_MOVE(BodyEncryption)

    /// Errors are those of `use`.
    Result<> add(const QByteArray& content);
    /// Nothing is whole before.
    Result<> finish();

private:
    Result<> push(unsigned char tag);

    Use m_use;
    std::unique_ptr<BodyStream> m_stream;
    QByteArray m_waiting; ///< content of the next piece
    QByteArray m_made;
};

/// Decrypts such a body, cut into whatever parts it comes in. Each piece is proven before it is
/// handed on; that none is missing only finish() tells. FILE_DAMAGED, and nothing more is handed
/// on, where a bit is not as it was, a piece is missing, repeated or elsewhere, and where key or
/// name are others.
class BodyDecryption
{
public:
    using Use = std::function<Result<>(const QByteArray&)>;

    BodyDecryption(const BodyName& name, const QByteArray& bodyKey, Use use);
    ~BodyDecryption();
    Q_DISABLE_COPY_MOVE(BodyDecryption)

    Result<> add(const QByteArray& stored);
    Result<> finish();

private:
    Result<> take();
    Result<> pull();

    QString m_key;
    QByteArray m_bodyKey;
    Use m_use;
    std::unique_ptr<BodyStream> m_stream; ///< none where it cannot be read, or no more
    QByteArray m_waiting; ///< of the header, or of the next piece
    bool m_isBegun = false;
    bool m_isOver = false;
};

} // namespace homeport
