#include "ui/widgets/plain_text.h"

#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString plainToolTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return u"<span>%1</span>"_s.arg(text.toHtmlEscaped());
}

QString withoutMnemonic(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace homeport
