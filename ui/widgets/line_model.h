#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <QUuid>

namespace homeport {

/// A line of a list.
struct ListLine
{
    QUuid id;
    QStringList cells; ///< as many as there are columns
    QStringList searched = {}; ///< found by these as well
    int depth = 0; ///< how far below the top of its tree
    bool isMuted = false; ///< switched off
    QString note = {}; ///< a sentence for whoever looks closer
    friend bool operator==(const ListLine&, const ListLine&) = default;
};

/// The lines that a text finds; of a tree also those above them. Holds a snapshot.
class LineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit LineModel(const QStringList& headings, QObject* parent = nullptr);

    void setLines(const QList<ListLine>& lines);
    void setFilter(const QString& text);
    /// Null where there is no such row.
    const ListLine* line(int row) const;
    /// -1 where it is not shown.
    int rowOf(const QUuid& id) const;
    qsizetype total() const { return m_all.size(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ListLine> shown() const;
    void update();

    QStringList m_headings;
    QString m_filter;
    QList<ListLine> m_all;
    QList<ListLine> m_shown;
};

} // namespace homeport
