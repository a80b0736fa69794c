#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace homeport {

class FlowLayout;
class KeyHint;

/// Filter chips with counts over a list, and a text filter at their end.
class ChipBar final : public QWidget
{
    Q_OBJECT

public:
    /// One: always exactly one chip, like views. Many: any number, like conditions.
    enum class Choice { One, Many };

    explicit ChipBar(Choice choice = Choice::One, QWidget* parent = nullptr);

    void addChip(const QString& key, const QString& text);
    void clearChips();
    void setCount(const QString& key, const QString& count);

    /// Chooses without a signal; keys that are not on the bar are passed over.
    void setChosen(const QStringList& keys);
    QStringList chosen() const;

    void setFilterVisible(bool isVisible);
    void setFilterHint(const QString& placeholder, const QString& keys = {});
    QString filterText() const;
    void setFilterText(const QString& text);
    void focusFilter();
    QLineEdit* filterField() const { return m_filter; }

signals:
    void chosenEdited(const QStringList& keys);
    void filterEdited(const QString& text);
    void filterSubmitted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Chip
    {
        QString key;
        QString text;
        QPushButton* button;
    };

    Chip* find(const QString& key);
    void choose(const QPushButton* button);
    void moveFocus(const QObject* from, int step);

    Choice m_choice;
    QList<Chip> m_chips;
    FlowLayout* m_row;
    QLineEdit* m_filter;
    KeyHint* m_filterKeys;
};

} // namespace homeport
