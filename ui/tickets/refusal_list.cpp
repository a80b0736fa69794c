#include "ui/tickets/refusal_list.h"

#include "ui/theme/theme.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/overlay.h"
#include "ui/words/bulk_words.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

/// More than anybody reads; how many there are stands above.
constexpr int mostLines = 1000;

} // namespace

QTableWidget* RefusalList::linesOf(const BulkOutcome& outcome)
{
    const auto count = qMin(int(outcome.refused.size()), mostLines);
    auto* table = new QTableWidget(count, 2);
    table->setObjectName(u"refusals"_s);
    table->setAccessibleName(tr("What stays as it is"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->verticalHeader()->hide();
    table->setColumnWidth(0, 120);
    for (int i = 0; i < count; ++i) {
        const auto& refusal = outcome.refused.at(i);
        table->setItem(i, 0, new QTableWidgetItem(BulkWords::name(refusal)));
        auto* why = new QTableWidgetItem(Words::of(refusal.error));
        why->setToolTip(why->text());
        table->setItem(i, 1, why);
    }
    return table;
}

void RefusalList::open(const BulkOutcome& outcome, QWidget* window)
{
    auto* overlay = new Overlay(window);
    auto* card = new QWidget;
    card->setObjectName(u"refusalList"_s);
    card->setMinimumSize(620, 380);
    auto* heading = new QLabel(tr("What stays as it is"));
    setStyleClass(heading, u"heading"_s);
    auto* sum = new QLabel(BulkWords::refusals(outcome));
    sum->setWordWrap(true);
    auto* lines = linesOf(outcome);
    auto* leave = new HintButton(tr("Back"), KeyHint::words(Qt::Key_Escape));
    leave->setObjectName(u"refusalsLeave"_s);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(Theme::space);
    layout->addWidget(heading);
    layout->addWidget(sum);
    layout->addWidget(lines, 1);
    layout->addWidget(leave, 0, Qt::AlignRight);
    overlay->setContent(card);
    overlay->setClosesOnOutsideClick(true);
    QObject::connect(leave, &HintButton::clicked, overlay, &Overlay::dismiss);
    QObject::connect(leave, &HintButton::clicked, overlay, &QObject::deleteLater);
    QObject::connect(overlay, &Overlay::dismissed, overlay, &QObject::deleteLater);
    overlay->open(lines);
}

} // namespace homeport
