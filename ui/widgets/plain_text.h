#pragma once

#include <QString>

namespace homeport {

/// For tool tips: words of people are shown as they are, even where they look like markup,
/// with what cannot be seen and misleads (SEC-56).
QString plainToolTip(const QString& text);

/// For buttons and tabs: an ampersand in words of people is a letter, not a mnemonic.
/// What cannot be seen and misleads is shown.
QString withoutMnemonic(const QString& text);

} // namespace homeport
