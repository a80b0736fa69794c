#pragma once

#include <QFrame>
#include <QTimer>

#include <atomic>
#include <memory>

class QLabel;

namespace homeport {

class Backend;
class Meter;

/// Works out the deadlines of open tickets anew after an edit of calendars or policies, and shows
/// how far it is; hidden while there is nothing to do.
class RecalculationStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit RecalculationStrip(Backend& backend, QWidget* parent = nullptr);
    ~RecalculationStrip() override;

    /// Begins, or begins once more when the one under way is over.
    void start();
    bool isRunning() const { return m_isRunning; }

signals:
    void ended();

private:
    /// Written by the desk's thread, read by this one.
    struct Shared
    {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
        std::atomic_bool isLeaving = false;
    };

    void showProgress();

    Backend& m_backend;
    std::shared_ptr<Shared> m_shared;
    QTimer m_timer;
    QLabel* m_text;
    Meter* m_meter;
    bool m_isRunning = false;
    bool m_isStale = false;
};

} // namespace homeport
