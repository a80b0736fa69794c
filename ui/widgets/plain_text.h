#pragma once

#include <QString>

namespace homeport {

/// For tool tips: words of people are shown as they are, even where they look like markup.
QString plainToolTip(const QString& text);

/// For buttons and tabs: an ampersand in words of people is a letter, not a mnemonic.
QString withoutMnemonic(QString text);

} // namespace homeport
