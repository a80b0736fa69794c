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
    struct Place
    {
        QString key;
        QString text;
    };
    /// The places under a heading of addSection(), in place of those that stood there; without any
    /// the heading is hidden.
    void setPlaces(const QString& heading, const QList<Place>& places);
    void setCount(const QString& key, const QString& text);
    void setPlaceVisible(const QString& key, bool isVisible);
    void setPerson(const QString& name, const QString& role);

    /// Marks the place without a signal.
    void setChosen(const QString& key);
    QString chosenKey() const { return m_chosen; }

signals:
    void chosen(const QString& key);
    /// The menu key, or a right click, on a place.
    void menuRequested(const QString& key, const QPoint& at);
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
