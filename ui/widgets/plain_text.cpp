#include "ui/widgets/plain_text.h"

#include "core/base/text.h"

#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

QString plainToolTip(const QString& text)
{
    const auto shown = withControlsShown(text);
    if (!Qt::mightBeRichText(shown))
        return shown;
    return u"<span>%1</span>"_s.arg(shown.toHtmlEscaped());
}

QString withoutMnemonic(const QString& text)
{
    return withControlsShown(text).replace(u'&', u"&&"_s);
}

} // namespace homeport
