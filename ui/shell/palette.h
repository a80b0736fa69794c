#pragma once

#include "core/base/deliver.h"
#include "core/search/ticket_search.h"

#include <QWidget>

#include <atomic>
#include <memory>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace homeport {

class Actions;
class Backend;
class Overlay;

/// Tickets and acts in one field (Ctrl+K).
class Palette final : public QWidget
{
    Q_OBJECT

public:
    Palette(Backend& backend, const Actions& actions, QWidget* window);

    void open(const QString& text = {});

signals:
    void personChosen(homeport::PersonId id);
    void ticketChosen(homeport::TicketId id);
    void newIncidentRequested(const QString& title);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void act(int key);
    void search();
    struct Found;
    void fill(const Found& found);
    void addHit(const SearchHit& hit);
    void addHeading(const QString& text);
    void choose(QListWidgetItem* item);
    void step(int rows);

    Backend& m_backend;
    const Actions& m_actions;
    Overlay* m_overlay;
    QLineEdit* m_field;
    QLabel* m_time;
    QListWidget* m_list;
    Latest m_latest;
    std::shared_ptr<std::atomic<int>> m_asked; ///< what waits behind the last question is not asked
    bool m_isSearching = false;
    QList<int> m_early; ///< keys that were pressed before the answer was there
};

} // namespace homeport
