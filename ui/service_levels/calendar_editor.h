#pragma once

#include "core/base/deliver.h"
#include "core/journal/command.h"
#include "core/service_levels/calendar_service.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace homeport {

class Backend;
class DayTable;
class HintButton;
class MessageStrip;
class PreviewCard;
class WeekEditor;

/// One business calendar: its hours, holidays and exceptions, and what an edit would do to the next
/// deadlines.
class CalendarEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarEditor(Backend& backend, QWidget* parent = nullptr);

    /// A new calendar where the id is null. `all` can be inherited from.
    void open(const CalendarSheet& sheet, const QList<CalendarSheet>& all);
    BusinessCalendarId calendar() const { return m_sheet.id; }
    void focusFirst();
    bool isEdited() const;
    void save();
    void toggleActive();

signals:
    void saved(
        homeport::BusinessCalendarId id, const QString& deed, const homeport::EntryRef& entry);

private:
    struct Outcome;

    QWidget* makeForm();
    QWidget* makeFoot();
    /// Nothing where something cannot be read.
    std::optional<CalendarForm> read() const;
    void sayUnreadable();
    void note();
    void showRights();
    void askPreview();
    void finish(const Result<Outcome>& done, const QString& deed);

    Backend& m_backend;
    CalendarSheet m_sheet;
    CommandId m_command; ///< of the next saving, however often it is tried
    Latest m_latestPreview;
    QTimer m_typing;
    QLabel* m_title;
    QLabel* m_state;
    QLineEdit* m_name;
    QComboBox* m_zone;
    QComboBox* m_parent;
    QCheckBox* m_always;
    QCheckBox* m_observes;
    WeekEditor* m_week;
    DayTable* m_holidays;
    DayTable* m_exceptions;
    PreviewCard* m_preview;
    MessageStrip* m_message;
    HintButton* m_active;
    HintButton* m_save;
    bool m_isFilling = false;
};

} // namespace homeport
