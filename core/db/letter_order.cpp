#include "core/db/letter_order.h"

#include <QString>

namespace homeport {
namespace {

/// What U+00C0 and those behind it, as far as U+017F, stand beside.
constexpr char plainLetters[] = "aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
                                "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char16_t firstAccented = 0x00c0;
constexpr int accentedCount = int(sizeof plainLetters) - 1;
static_assert(accentedCount == 3 * 64, "one for each that begins with C3, C4 or C5 in UTF-8");

/// All of them, for a server; none is a quote.
QByteArray accentedLetters()
{
    QString letters;
    for (int i = 0; i < accentedCount; ++i)
        letters += QChar(char16_t(firstAccented + i));
    return letters.toUtf8();
}

} // namespace

QByteArray inLetterOrder(QByteArrayView text)
{
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 'A' && byte <= 'Z') {
            plain += char(byte + ('a' - 'A'));
        } else if (byte >= 0xc3 && byte <= 0xc5 && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            plain += plainLetters[(byte - 0xc3) * 64 + (next & 0x3f)];
        } else {
            plain += char(byte);
        }
    }
    return plain;
}

QByteArray letterOrderOf(Dialect dialect, const QByteArray& text)
{
    if (dialect == Dialect::Sqlite)
        return "letter_order(" + text + ')';
    // Letter by letter it takes long: most texts have no accents, and then no more bytes than
    // letters.
    static const auto from = accentedLetters();
    return "CASE WHEN octet_length(" + text + ") = char_length(" + text + ") THEN lower((" + text
        + ") COLLATE \"C\") ELSE lower(translate(" + text + ", '" + from + "', '" + plainLetters
        + "') COLLATE \"C\") END";
}

} // namespace homeport
