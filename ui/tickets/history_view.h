#pragma once

#include "core/tickets/history.h"

#include <QScrollArea>

class QLabel;

namespace homeport {

class LineStack;
class TimeSlider;

/// What happened to a ticket, day by day, newest first, with a way back where nothing was built on
/// it. Fields that one person changed one after the other are one act.
class HistoryView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HistoryView(QWidget* parent = nullptr);

    void setItems(const QList<HistoryItem>& items);

    /// Acts of many records have no common past to look into. Shown unless told otherwise.
    void setTimeLineShown(bool isShown);
    /// Which moment of the past the page shows; nothing: now.
    void setMoment(std::optional<Timestamp> moment);

signals:
    void undoRequested(const homeport::EntryRef& entry);
    void momentChosen(std::optional<homeport::Timestamp> moment);

private:
    /// Items that are told as one, the newest first.
    using Act = QList<HistoryItem>;

    static QList<Act> actsOf(const QList<HistoryItem>& items);
    QWidget* dayFor(const HistoryItem& item);
    QWidget* lineFor(const Act& act);
    QWidget* storyOf(const Act& act);

    QWidget* makeTimeLine();
    void markMoment();

    LineStack* m_list;
    QWidget* m_card;
    QWidget* m_timeLine;
    TimeSlider* m_slider;
    QLabel* m_begin;
    QList<std::pair<Timestamp, QWidget*>> m_lines; ///< the newest first
};

} // namespace homeport
