#include "ui/shell/sleep_watch.h"

#ifdef HOMEPORT_DBUS
#include <QDBusConnection>
#endif

using namespace Qt::Literals::StringLiterals;

namespace homeport {

SleepWatch::SleepWatch(QObject* parent) : QObject(parent)
{
#ifdef HOMEPORT_DBUS
    // Without a service name: looking up who owns it would wait for the bus. Whoever else sends
    // this can do no more than lock a window.
    QDBusConnection::systemBus().connect({}, u"/org/freedesktop/login1"_s,
        u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
        SLOT(prepareForSleep(bool)));
#endif
}

void SleepWatch::prepareForSleep(bool)
{
    emit aboutToSleep();
}

} // namespace homeport
