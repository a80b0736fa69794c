#include "ui/tickets/message_text.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Control and format characters end an address: they can make it look like another one.
const auto linkForm = u"(?<address>\\bhttps?://[^\\s\\p{C}<>\"]+)"
                      "|(?<![\\w-])(?:INC|REQ|PRB|CHG)-[0-9]{1,12}(?![\\w-])"_s;

/// What closes a sentence, or the bracket around the address, is not part of it.
QString withoutEnd(QString address)
{
    while (!address.isEmpty()) {
        const auto last = address.back();
        const bool isBracket = last == u')' && address.count(u'(') < address.count(u')');
        if (!isBracket && !u".,;:!?'*_]}"_s.contains(last))
            break;
        address.chop(1);
    }
    return address;
}

} // namespace

QList<TextLink> linksIn(const QString& text)
{
    static const QRegularExpression form(linkForm,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<TextLink> links;
    for (auto found = form.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (match.capturedLength(u"address"_s) == 0) {
            links.append({match.capturedStart(), match.capturedLength()});
            continue;
        }
        const auto written = withoutEnd(match.captured());
        const QUrl address(written, QUrl::StrictMode);
        if (address.isValid() && !address.host().isEmpty())
            links.append({match.capturedStart(), written.size(), address});
    }
    return links;
}

QList<TextPart> partsOf(const QString& text)
{
    QList<TextPart> parts;
    const auto lines = text.split(u'\n');
    for (const auto& line : lines) {
        const bool isQuote = line.startsWith(u'>');
        if (parts.isEmpty() || parts.last().isQuote != isQuote)
            parts.append({line, isQuote});
        else
            parts.last().text += u'\n' + line;
    }
    // Empty lines around a quote are only its distance.
    for (qsizetype i = 0; parts.size() > 1 && i < parts.size(); ++i) {
        if (!parts[i].isQuote && parts[i].text.trimmed().isEmpty())
            parts.removeAt(i--);
    }
    return parts;
}

QString quoteOf(const QString& text)
{
    auto lines = text.trimmed().split(u'\n');
    for (auto& line : lines)
        line.prepend(line.startsWith(u'>') ? u">"_s : u"> "_s);
    return lines.join(u'\n') + u'\n';
}

} // namespace homeport
