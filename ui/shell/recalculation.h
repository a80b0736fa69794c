#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>

namespace homeport {

class Backend;

/// Works out the deadlines of open tickets anew after what they follow from was edited, whatever
/// page is shown meanwhile. Where the desk is left before its end, whoever is there next goes on
/// with it.
class Recalculation final : public QObject
{
    Q_OBJECT

public:
    explicit Recalculation(Backend& backend);
    ~Recalculation() override;

    /// Begins, or begins once more when the one under way is over.
    void start();
    bool isRunning() const { return m_shared != nullptr; }

signals:
    /// While it runs. `all` is 0 as long as nobody knows.
    void progressed(qint64 done, qint64 all);
    void ended();
    /// Not all were worked out.
    void failed(const homeport::Error& error);

private:
    /// Written by the desk's thread, read by this one.
    struct Shared
    {
        std::atomic<qint64> done = 0;
        std::atomic<qint64> all = 0;
        std::atomic_bool isLeaving = false;
    };

    enum class Extent { All, Unfinished };

    void tell();
    void work(Extent extent);
    void finish(const Result<qint64>& changed);

    Backend& m_backend;
    std::shared_ptr<Shared> m_shared; ///< null: nothing is under way
    QTimer m_beat;
    bool m_isStale = false;
};

} // namespace homeport
