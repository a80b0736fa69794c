#pragma once

#include "core/tickets/filter_text.h"

#include <QJsonValue>
#include <QTimeZone>

namespace homeport::test {

inline FilterNode leaf(const char* field, FilterOp op, const QJsonValue& value = {})
{
    return FilterNode::leaf(QString::fromLatin1(field), op, value);
}

/// Text as somebody typed it where nobody has a name.
inline FilterReading readAlone(const QString& text)
{
    return FilterText::read(
        text, [](const char*, const QString&) { return QList<Choice>(); }, QTimeZone::utc());
}

inline QString idText(const QUuid& id)
{
    return id.toString(QUuid::WithoutBraces);
}

} // namespace homeport::test
