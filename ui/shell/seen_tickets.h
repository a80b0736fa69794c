#pragma once

#include "core/access/actor.h"
#include "core/tickets/ticket_news.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace homeport {

/// Up to when a person has seen each ticket on this device, in one file of theirs that goes nowhere
/// else. One for all windows of the person. Where the file is damaged it is put aside and begun
/// anew; what is lost counts as seen.
class SeenTickets final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 5'000; ///< tickets that are kept, those seen last

    /// `now`: of two devices the new one must not show all there is as unread, so there only what
    /// happens from then on is.
    SeenTickets(const Actor& actor, Timestamp now, QObject* parent = nullptr);
    /// Writes what still waits.
    ~SeenTickets() override;

    /// Until then nothing counts as unread.
    bool isLoaded() const { return m_isLoaded; }
    /// Nothing where they never looked at it here.
    std::optional<Timestamp> lastSeen(TicketId id) const;
    /// Others did something since they looked, or it is marked so. Of tickets they never looked at
    /// only those that are theirs.
    bool isUnread(TicketId id, const TicketNews& news) const;
    /// They have seen all up to then.
    void see(TicketId id, Timestamp until);
    /// Whatever they saw of it, until they look again.
    void markUnread(TicketId id);

signals:
    void loaded();
    /// What is unread is another.
    void changed();
    void failed();

private:
    struct Seen
    {
        Timestamp until{};
        bool isMarked = false; ///< as unread
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    struct Kept
    {
        Timestamp since{}; ///< what was never looked at counts from then on
        QHash<TicketId, Seen> seen;
    };

    static std::optional<Kept> read(const QJsonObject& object);
    static QByteArray textOf(const Kept& kept);
    /// Nothing where there is none, or none that can be read.
    static std::optional<Kept> load(const QString& path);
    /// Down to those that were seen last.
    static void prune(Kept& kept);
    void takeOver(const std::optional<Kept>& kept);
    void set(TicketId id, const Seen& seen);
    void write();

    QString m_path;
    QThreadPool m_pool; ///< one thread: writes stay in order
    Kept m_kept;
    bool m_isLoaded = false;
    QTimer m_timer;
};

} // namespace homeport
