#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace homeport {

/// How the bytes of a text file are meant.
enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// What the first bytes of a file say: a byte-order mark decides; without one it is UTF-8 if the
/// bytes are valid as that, or are damaged but mostly valid, and Windows-1252 otherwise. UTF-16
/// without a mark is not recognised. `isWhole` is false where the bytes are cut off somewhere, so
/// that half a character at their end is no fault.
TextEncoding detectedEncoding(QByteArrayView head, bool isWhole);

/// How many of the first bytes are the byte-order mark of this encoding: 0, 2 or 3.
qsizetype byteOrderMarkSize(QByteArrayView head, TextEncoding encoding);

/// Nothing where the bytes are not valid UTF-8. Keeps a U+FEFF at the beginning: the mark of a file
/// is stripped once, by who opens it, and not from every piece.
std::optional<QString> decodedUtf8(QByteArrayView bytes);

/// Never fails: the five bytes that Windows-1252 leaves open become C1 controls, as on the web.
QString decodedWindows1252(QByteArrayView bytes);

/// Turns UTF-16 into UTF-8 piece by piece. A lone surrogate or half a code unit becomes the byte
/// 0xFF, which no UTF-8 contains, so that whoever validates the outcome finds it.
class Utf16Transcoder
{
public:
    explicit Utf16Transcoder(bool isBigEndian) : m_isBigEndian(isBigEndian) {}

    void append(QByteArrayView raw, QByteArray& utf8);
    /// What was still waiting for its other half.
    void finish(QByteArray& utf8);

    /// How many bytes of UTF-16 stand behind the UTF-8 byte, counted at the first of a character.
    static int rawSize(char utf8);

private:
    void take(char16_t unit, QByteArray& utf8);

    bool m_isBigEndian;
    std::optional<char> m_halfUnit;
    std::optional<char16_t> m_highSurrogate;
};

} // namespace homeport
