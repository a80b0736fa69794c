#pragma once

#include "core/access/actor.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace homeport {

/// The tickets that stand in tabs.
struct OpenTickets
{
    QList<TicketId> tabs;
    TicketId front; ///< null: none of them is
    friend bool operator==(const OpenTickets&, const OpenTickets&) = default;
};

/// How a person left their window on a desk: where it stood and which tickets were open. The
/// profile of this device keeps it for each desk and person apart; what is damaged counts as not
/// kept.
class WindowMemory final
{
public:
    static constexpr qsizetype most = 50; ///< tabs that are kept, the first ones

    explicit WindowMemory(const Actor& actor);

    OpenTickets tickets() const;
    void keep(const OpenTickets& tickets);
    /// As QWidget::saveGeometry() tells it.
    QByteArray geometry() const;
    void keepGeometry(const QByteArray& geometry);

private:
    QString keyOf(const QString& what) const;

    QString m_group;
};

} // namespace homeport
