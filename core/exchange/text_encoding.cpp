#include "core/exchange/text_encoding.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace homeport {

namespace {

/// The characters of the bytes 0x80 to 0x9F; all others are those of Latin-1.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026,
    0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018,
    0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D,
    0x017E, 0x0178};

constexpr char invalidMark = '\xFF';

bool isContinuation(char byte)
{
    return (quint8(byte) & 0xC0) == 0x80;
}

/// How long the sequence is that this byte begins; 0 where it cannot begin one.
qsizetype sequenceLength(char lead)
{
    const auto byte = quint8(lead);
    if (byte < 0x80)
        return 1;
    if (byte < 0xC2 || byte > 0xF4)
        return 0;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

struct Utf8Tally
{
    qsizetype longer = 0;
    qsizetype broken = 0;
};

/// Counts the valid sequences of several bytes and the bytes that belong to none.
Utf8Tally tallied(QByteArrayView bytes, bool isWhole)
{
    Utf8Tally tally;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = sequenceLength(bytes[at]);
        if (length == 1) {
            ++at;
            continue;
        }
        const auto sequence = bytes.sliced(at, std::min(length, bytes.size() - at));
        const bool isCut = length > sequence.size()
            && std::all_of(sequence.begin() + 1, sequence.end(), isContinuation);
        if (isCut && !isWhole)
            break;
        if (length > 0 && sequence.isValidUtf8()) {
            ++tally.longer;
            at += length;
        } else {
            ++tally.broken;
            ++at;
        }
    }
    return tally;
}

} // namespace

TextEncoding detectedEncoding(QByteArrayView head, bool isWhole)
{
    for (const auto encoding :
        {TextEncoding::Utf8, TextEncoding::Utf16LittleEndian, TextEncoding::Utf16BigEndian}) {
        if (byteOrderMarkSize(head, encoding) > 0)
            return encoding;
    }
    const auto tally = tallied(head, isWhole);
    if (tally.broken == 0 || tally.longer > tally.broken)
        return TextEncoding::Utf8;
    return TextEncoding::Windows1252;
}

qsizetype byteOrderMarkSize(QByteArrayView head, TextEncoding encoding)
{
    const auto mark = [encoding]() -> QByteArrayView {
        switch (encoding) {
        case TextEncoding::Utf8: return "\xEF\xBB\xBF";
        case TextEncoding::Utf16LittleEndian: return "\xFF\xFE";
        case TextEncoding::Utf16BigEndian: return "\xFE\xFF";
        case TextEncoding::Windows1252: break;
        }
        return {};
    }();
    return head.startsWith(mark) ? mark.size() : 0;
}

std::optional<QString> decodedUtf8(QByteArrayView bytes)
{
    if (!bytes.isValidUtf8())
        return std::nullopt;
    if (byteOrderMarkSize(bytes, TextEncoding::Utf8) == 0)
        return QString::fromUtf8(bytes);
    return QChar(QChar::ByteOrderMark) + QString::fromUtf8(bytes); // which took one mark away
}

QString decodedWindows1252(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (auto& character : text) {
        const char16_t unit = character.unicode();
        if (unit >= 0x80 && unit < 0xA0)
            character = QChar(windows1252[unit - 0x80]);
    }
    return text;
}

void Utf16Transcoder::append(QByteArrayView raw, QByteArray& utf8)
{
    const auto unitOf = [this](char first, char second) {
        return m_isBigEndian ? char16_t(quint8(first) << 8 | quint8(second))
                             : char16_t(quint8(second) << 8 | quint8(first));
    };
    for (const char byte : raw) {
        if (!m_halfUnit) {
            m_halfUnit = byte;
            continue;
        }
        take(unitOf(*m_halfUnit, byte), utf8);
        m_halfUnit.reset();
    }
}

void Utf16Transcoder::finish(QByteArray& utf8)
{
    if (m_highSurrogate)
        utf8.append(invalidMark);
    if (m_halfUnit)
        utf8.append(invalidMark);
    m_highSurrogate.reset();
    m_halfUnit.reset();
}

int Utf16Transcoder::rawSize(char utf8)
{
    if (isContinuation(utf8))
        return 0;
    return quint8(utf8) >= 0xF0 && utf8 != invalidMark ? 4 : 2;
}

void Utf16Transcoder::take(char16_t unit, QByteArray& utf8)
{
    if (m_highSurrogate) {
        const char16_t high = *m_highSurrogate;
        m_highSurrogate.reset();
        if (QChar::isLowSurrogate(unit)) {
            const char32_t point = QChar::surrogateToUcs4(high, unit);
            utf8.append(char(0xF0 | (point >> 18)));
            utf8.append(char(0x80 | ((point >> 12) & 0x3F)));
            utf8.append(char(0x80 | ((point >> 6) & 0x3F)));
            utf8.append(char(0x80 | (point & 0x3F)));
            return;
        }
        utf8.append(invalidMark);
    }
    if (QChar::isHighSurrogate(unit)) {
        m_highSurrogate = unit;
    } else if (QChar::isLowSurrogate(unit)) {
        utf8.append(invalidMark);
    } else if (unit < 0x80) {
        utf8.append(char(unit));
    } else if (unit < 0x800) {
        utf8.append(char(0xC0 | (unit >> 6)));
        utf8.append(char(0x80 | (unit & 0x3F)));
    } else {
        utf8.append(char(0xE0 | (unit >> 12)));
        utf8.append(char(0x80 | ((unit >> 6) & 0x3F)));
        utf8.append(char(0x80 | (unit & 0x3F)));
    }
}

} // namespace homeport
