#pragma once

#include "ui/widgets/line_model.h"

#include <QSet>

namespace homeport {

/// The lines with those marked whose name another one had first.
QList<ListLine> withMarks(QList<ListLine> lines, const QSet<QUuid>& duplicates);

} // namespace homeport
