#pragma once

#include <QWidget>

class QListWidget;
class QListWidgetItem;

namespace homeport {

class NavFooter;

/// The dark column on the left: product name, places to go with their counts, and who is signed in.
class NavList final : public QWidget
{
    Q_OBJECT

public:
    explicit NavList(QWidget* parent = nullptr);

    void addSection(const QString& heading);
    void addPlace(const QString& key, const QString& text);
    void setCount(const QString& key, const QString& text);
    void setPlaceVisible(const QString& key, bool isVisible);
    void setPerson(const QString& name, const QString& role);

    /// Marks the place without a signal.
    void setChosen(const QString& key);
    QString chosenKey() const { return m_chosen; }

signals:
    void chosen(const QString& key);
    void personActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QListWidgetItem* find(const QString& key) const;
    void choose(const QListWidgetItem* item);

    QListWidget* m_list;
    NavFooter* m_footer;
    QString m_chosen;
};

} // namespace homeport
