#include "ui/shell/window_memory.h"

#include "ui/shell/own_file.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

const auto tabsKey = u"tabs"_s;
const auto frontKey = u"front"_s;
const auto geometryKey = u"geometry"_s;

} // namespace

WindowMemory::WindowMemory(const Actor& actor) : m_group(u"windows/"_s + ownFileName(actor) + u'/')
{}

OpenTickets WindowMemory::tickets() const
{
    const QSettings settings;
    OpenTickets found;
    const auto kept = settings.value(keyOf(tabsKey)).toStringList();
    for (const auto& each : kept) {
        const auto id = TicketId::fromString(each);
        if (!id.isNull() && !found.tabs.contains(id) && found.tabs.size() < most)
            found.tabs.append(id);
    }
    const auto front = TicketId::fromString(settings.value(keyOf(frontKey)).toString());
    if (found.tabs.contains(front))
        found.front = front;
    return found;
}

void WindowMemory::keep(const OpenTickets& tickets)
{
    if (tickets == this->tickets())
        return;
    QSettings settings;
    if (tickets.tabs.isEmpty()) {
        settings.remove(keyOf(tabsKey));
    } else {
        QStringList kept;
        for (const auto& id : tickets.tabs.first(std::min(tickets.tabs.size(), most)))
            kept += id.toString();
        settings.setValue(keyOf(tabsKey), kept);
    }
    if (tickets.front.isNull())
        settings.remove(keyOf(frontKey));
    else
        settings.setValue(keyOf(frontKey), tickets.front.toString());
}

QByteArray WindowMemory::geometry() const
{
    return QSettings().value(keyOf(geometryKey)).toByteArray();
}

void WindowMemory::keepGeometry(const QByteArray& geometry)
{
    QSettings().setValue(keyOf(geometryKey), geometry);
}

QString WindowMemory::keyOf(const QString& what) const
{
    return m_group + what;
}

} // namespace homeport
