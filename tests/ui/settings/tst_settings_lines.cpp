#include "ui/settings/duplicate_marks.h"
#include "ui/settings/tree_lines.h"
#include "ui/widgets/line_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace homeport;
using namespace Qt::Literals::StringLiterals;

namespace {

QUuid idOf(uint number)
{
    return QUuid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

TreeLine row(uint number, const QString& name, std::optional<uint> parent = {})
{
    return {{idOf(number), {name}}, parent ? std::optional(idOf(*parent)) : std::nullopt};
}

QStringList told(const QList<ListLine>& lines)
{
    QStringList out;
    for (const auto& line : lines)
        out << QString(line.depth, u'.') + line.cells.first();
    return out;
}

QStringList told(const LineModel& model)
{
    QStringList out;
    for (int i = 0; i < model.rowCount(); ++i)
        out << QString(model.line(i)->depth, u'.') + model.line(i)->cells.first();
    return out;
}

} // namespace

class TstSettingsLines : public QObject
{
    Q_OBJECT

private slots:
    void whatBelongsToARowStandsBelowIt();
    void aCircleAndAnOrphanStandAtTheTop();
    void choicesTellTheWay();
    void aSearchKeepsTheWayDown();
    void aChangedLineKeepsItsPlace();
    void aDuplicateIsMarkedInWords();
};

void TstSettingsLines::whatBelongsToARowStandsBelowIt()
{
    const auto lines = inTreeOrder({row(1, u"Hall"_s, 3), row(2, u"Rome"_s), row(3, u"Oslo"_s),
        row(4, u"Room"_s, 1), row(5, u"Attic"_s, 3)});

    QCOMPARE(
        told(lines), (QStringList{u"Rome"_s, u"Oslo"_s, u".Hall"_s, u"..Room"_s, u".Attic"_s}));
}

/// Merged edits can leave both.
void TstSettingsLines::aCircleAndAnOrphanStandAtTheTop()
{
    const auto lines = inTreeOrder(
        {row(1, u"A"_s, 2), row(2, u"B"_s, 1), row(3, u"Orphan"_s, 9), row(4, u"Self"_s, 4)});

    QCOMPARE(told(lines), (QStringList{u"Orphan"_s, u"A"_s, u".B"_s, u"Self"_s}));
}

void TstSettingsLines::choicesTellTheWay()
{
    const auto choices = treeChoices(
        {row(1, u"Oslo"_s), row(2, u"Hall"_s, 1), row(3, u"Room"_s, 2), row(4, u"Rome"_s)});

    QStringList names;
    for (const auto& choice : choices)
        names << choice.name;
    QCOMPARE(names, (QStringList{u"Oslo"_s, u"Oslo › Hall"_s, u"Oslo › Hall › Room"_s, u"Rome"_s}));
}

void TstSettingsLines::aSearchKeepsTheWayDown()
{
    LineModel model({u"Name"_s});
    const QAbstractItemModelTester tester(&model);
    model.setLines(inTreeOrder({row(1, u"Oslo"_s), row(2, u"Hall"_s, 1), row(3, u"Room"_s, 2),
        row(4, u"Rome"_s), row(5, u"Hall"_s, 4)}));

    model.setFilter(u"room"_s);
    QCOMPARE(told(model), (QStringList{u"Oslo"_s, u".Hall"_s, u"..Room"_s}));
    QCOMPARE(model.total(), 5);
    QCOMPARE(model.rowOf(idOf(4)), -1);
    model.setFilter(u"HALL"_s);
    QCOMPARE(told(model), (QStringList{u"Oslo"_s, u".Hall"_s, u"Rome"_s, u".Hall"_s}));
    model.setFilter(u"nowhere"_s);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
}

void TstSettingsLines::aChangedLineKeepsItsPlace()
{
    LineModel model({u"Name"_s});
    const QAbstractItemModelTester tester(&model);
    model.setLines(inTreeOrder({row(1, u"Oslo"_s), row(2, u"Rome"_s)}));
    int resets = 0;
    connect(&model, &QAbstractItemModel::modelReset, this, [&] { ++resets; });
    const QPersistentModelIndex second(model.index(1, 0));

    model.setLines(inTreeOrder({row(1, u"Oslo"_s), row(2, u"Roma"_s)}));

    QCOMPARE(resets, 0);
    QCOMPARE(second.data().toString(), u"Roma"_s);
    model.setLines(inTreeOrder({row(2, u"Roma"_s)}));
    QCOMPARE(resets, 1);
}

void TstSettingsLines::aDuplicateIsMarkedInWords()
{
    LineModel model({u"Name"_s});
    const QAbstractItemModelTester tester(&model);

    model.setLines(withMarks(inTreeOrder({row(1, u"Oslo"_s), row(2, u"Oslo"_s)}), {idOf(2)}));

    const auto why = u"Another one had this name first. Rename this one or the other."_s;
    const auto holder = model.index(0, 0);
    QCOMPARE(holder.data().toString(), u"Oslo"_s);
    QCOMPARE(holder.data(Qt::ToolTipRole).toString(), u"Oslo"_s);
    QCOMPARE(holder.data(Qt::AccessibleDescriptionRole).toString(), QString());
    const auto marked = model.index(1, 0);
    QCOMPARE(marked.data().toString(), u"Oslo (duplicate)"_s);
    QCOMPARE(marked.data(Qt::ToolTipRole).toString(), u"Oslo (duplicate)\n"_s + why);
    QCOMPARE(marked.data(Qt::AccessibleTextRole).toString(), u"Oslo (duplicate)"_s);
    QCOMPARE(marked.data(Qt::AccessibleDescriptionRole).toString(), why);
}

QTEST_MAIN(TstSettingsLines)
#include "tst_settings_lines.moc"
