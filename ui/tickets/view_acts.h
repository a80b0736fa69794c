#pragma once

#include "core/base/deliver.h"
#include "core/tickets/saved_views.h"

#include <QObject>

#include <functional>
#include <memory>

namespace homeport {

class ActForm;
class Backend;
class NavList;
class QueuePage;
class UndoStack;
struct Session;

/// The saved views of the person: in the navigation with their counts, opened, saved from the list
/// that is shown, renamed, shared, moved and deleted; all of it can be undone.
class ViewActs final : public QObject
{
    Q_OBJECT

public:
    /// The navigation has a section of the name heading() already.
    ViewActs(Backend& backend, UndoStack& undo, QueuePage* page, NavList* nav);

    static QString heading();
    static bool isViewKey(const QString& key);

    /// Reads the views and their counts again.
    void refresh();
    void open(const QString& key);
    /// Asks for a name and saves what the list shows now.
    void save();
    /// Name and team of the open view; its filter, order and columns become those shown now.
    void edit();
    void remove();
    /// Up or down among the own ones.
    void move(int places);
    /// An own view is open.
    bool isOwnOpen() const;

signals:
    void opened(const QString& key);
    /// Another list is shown than a saved view.
    void left();
    void failed(const homeport::Error& error);

private:
    struct Seen
    {
        QList<StoredView> views;
        QList<qint64> counts;
    };
    using Job = std::function<Result<>(Session&)>;

    void show(const Seen& seen);
    void ask(const QString& title, const QString& confirm, const ViewSetup& setup,
        const std::function<Job(const ViewSetup&)>& jobFor, const QString& deed);
    void run(const Job& job, const QString& deed, ActForm* form = nullptr);
    const StoredView* shown() const;
    ViewSetup present() const;

    Backend& m_backend;
    UndoStack& m_undo;
    QueuePage* m_page;
    NavList* m_nav;
    Latest m_latest;
    QList<StoredView> m_views;
    std::shared_ptr<SavedViewId> m_made; ///< by a save that is under way
    QString m_toOpen; ///< once it is listed
};

} // namespace homeport
