#pragma once

#include <QStringList>

namespace homeport {

/// `homeportctl search`: tickets that hold a text, as far as the person may read them.
int searchCommand(const QStringList& words);

} // namespace homeport
