#pragma once

#include "core/base/deliver.h"
#include "core/service_levels/calendar.h"

#include <QObject>
#include <QSet>

namespace homeport {

class Backend;

/// The business calendars of the desk as they stand, for what a screen tells anew each minute
/// without asking. Holds a snapshot; empty until it is there.
class CalendarShelf final : public QObject
{
    Q_OBJECT

public:
    explicit CalendarShelf(Backend& backend, QObject* parent = nullptr);

    /// Null while it is not known.
    const Calendar* find(const std::optional<BusinessCalendarId>& id) const;

signals:
    void changed();

private:
    void fetch();

    Backend& m_backend;
    Latest m_latest;
    std::map<BusinessCalendarId, Calendar> m_calendars;
};

} // namespace homeport
