#pragma once

#include "core/base/deliver.h"
#include "core/tickets/filter_place.h"

#include <QObject>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace homeport {

class Backend;

/// Offers fields and their values in a list below the field of a typed filter: while one types, or
/// on the Down key. Down and Up mark one, Enter and Tab take it, Esc closes the list.
class FilterOffer final : public QObject
{
    Q_OBJECT

public:
    FilterOffer(Backend& backend, QLineEdit* field, const FilterVocabulary& vocabulary);
    ~FilterOffer() override;

    /// What fits the text before the cursor; nothing begun offers no fields, unless it was asked
    /// for.
    void offer(bool isAskedFor = false);
    bool isOpen() const;

signals:
    /// One was put into the field.
    void taken();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Item
    {
        QString shown;
        QString typed;
    };

    QList<Item> fieldsFor(const QString& begun) const;
    QList<Item> valuesFor(const FilterPlace& place) const;
    void askForNames(const FilterPlace& place, const QList<Item>& first);
    void show(const FilterPlace& place, const QList<Item>& items);
    void close();
    void mark(int step);
    void take(int row);
    bool takesKey(int key);

    Backend& m_backend;
    QLineEdit* m_field;
    FilterVocabulary m_vocabulary;
    QPointer<QListWidget> m_list; ///< of the window, above all else of it
    FilterPlace m_place;
    Latest m_latest;
};

} // namespace homeport
