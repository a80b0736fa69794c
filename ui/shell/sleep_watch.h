#pragma once

#include <QObject>

namespace homeport {

/// Tells that the machine is about to sleep, where something on it says so: logind does. Elsewhere
/// it stays silent.
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SleepWatch(QObject* parent = nullptr);

signals:
    void aboutToSleep();

public slots:
    /// What logind sends: true before the machine sleeps, false once it is awake. Who was not told
    /// in time is told then.
    void prepareForSleep(bool begins);
};

} // namespace homeport
