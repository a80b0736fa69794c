#pragma once

#include <QStringList>

namespace homeport {

/// homeportctl demo: fills a new or empty desk with examples.
int demoCommand(const QStringList& words);

} // namespace homeport
