#pragma once

#include "core/service_levels/deadline_preview.h"

#include <QFrame>

class QLabel;
class QTableWidget;

namespace homeport {

/// What would become of the next deadlines if the editor beside it were saved.
class PreviewCard final : public QFrame
{
    Q_OBJECT

public:
    /// What happens to clocks that run is said below: it differs between calendars and policies.
    explicit PreviewCard(const QString& note, QWidget* parent = nullptr);

    void setPreview(const DeadlinePreview& preview);
    /// In place of deadlines: that they are being worked out, or why there are none.
    void say(const QString& sentence);

private:
    QLabel* m_summary;
    QTableWidget* m_lines;
};

} // namespace homeport
