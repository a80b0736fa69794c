#pragma once

#include <QWidget>

class QTabBar;

namespace homeport {

/// The open tickets, as one row of tabs under the top bar; hidden while nothing is open.
class TabStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TabStrip(QWidget* parent = nullptr);

    /// Adds the tab, or only renames it when it is open already. Chooses nothing.
    void addTab(const QString& key, const QString& title);
    void setTitle(const QString& key, const QString& title);
    void removeTab(const QString& key);
    bool contains(const QString& key) const { return indexOf(key) >= 0; }
    int count() const;

    /// Marks the tab without a signal. A key that no tab has: what is in front is no tab, and none
    /// looks as if it were.
    void setCurrent(const QString& key);
    QString currentKey() const;
    QString keyAt(int index) const;

signals:
    /// There are other tabs, or the same in another order.
    void changed();
    void chosen(const QString& key);
    void closeRequested(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int indexOf(const QString& key) const;

    QTabBar* m_bar;
};

} // namespace homeport
