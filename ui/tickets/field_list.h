#pragma once

#include "core/base/clock.h"

#include <QWidget>

class QGridLayout;

namespace homeport {

/// Names of fields at the left, their values at the right; values can be copied.
class FieldList final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldList(QWidget* parent = nullptr);

    void clear();
    void addHeading(const QString& text);
    void addText(const QString& name, const QString& value, const QString& toolTip = {});
    /// How long ago that was; told anew by tellTimesIn().
    void addMoment(const QString& name, Timestamp at);
    void addPerson(const QString& name, const QString& person);

private:
    void add(const QString& name, QWidget* value);

    QGridLayout* m_grid;
    int m_rows = 0;
};

} // namespace homeport
