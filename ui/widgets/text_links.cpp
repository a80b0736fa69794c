#include "ui/widgets/text_links.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

// Control and format characters end an address: they can make it look like another one.
const auto linkForm = u"(?<address>\\bhttps?://[^\\s\\p{C}<>\"]+)"
                      "|(?<![\\w-])(?:INC|REQ|PRB|CHG)-[0-9]{1,12}(?![\\w-])"_s;

/// What closes a sentence, or the bracket around the address, is not part of it.
QString withoutEnd(QString address)
{
    auto missing = address.count(u')') - address.count(u'(');
    auto end = address.size();
    for (; end > 0; --end) {
        const auto last = address[end - 1];
        const bool isBracket = last == u')' && missing > 0;
        if (!isBracket && !u".,;:!?'*_]}`"_s.contains(last))
            break;
        missing -= isBracket ? 1 : 0;
    }
    address.truncate(end);
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

} // namespace homeport
