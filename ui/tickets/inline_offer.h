#pragma once

#include <QList>
#include <QObject>
#include <QRegularExpression>
#include <QString>

class QCompleter;
class QPlainTextEdit;

namespace homeport {

/// Offers names in a list at the cursor, once a sign in front of them was typed: people after "@".
class InlineOffer final : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        QString text; ///< as it stands in the list
        QString key; ///< what is told where it is chosen

        friend bool operator==(const Item&, const Item&) = default;
    };

    /// `begun` matches what stands between the sign and the cursor, as its only group. The list has
    /// that object name.
    InlineOffer(QPlainTextEdit& field, const QRegularExpression& begun, const QString& listName,
        const QString& accessibleName);

    /// An open list keeps the item that is marked.
    void setItems(const QList<Item>& items);
    /// What is chosen could not be put in yet: nothing is offered until it can.
    void setReady(bool isReady);
    /// They are asked for once more when they are offered next.
    void outdate() { m_hasAsked = false; }
    /// Shows what fits the text before the cursor, or nothing; in a field without the focus
    /// nothing.
    void offer();
    bool isOpen() const;
    /// Null: no sign stands before the cursor.
    QString typed() const;

signals:
    /// A sign was typed, and there are no items yet, or none that are fresh.
    void wanted();
    void chosen(const QString& key);

private:
    QPlainTextEdit& m_field;
    QRegularExpression m_begun;
    QCompleter* m_list;
    QList<Item> m_items;
    bool m_isReady = true;
    bool m_hasAsked = false;
};

} // namespace homeport
