#include "ui/service_levels/preview_card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/visibility.h"
#include "ui/words/clock_words.h"
#include "ui/words/words.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

enum Column { Ticket, Metric, Before, After, ColumnCount };

} // namespace

PreviewCard::PreviewCard(const QString& note, QWidget* parent)
    : QFrame(parent), m_summary(new QLabel), m_lines(new QTableWidget(0, ColumnCount))
{
    setObjectName(u"deadlinePreview"_s);
    setStyleClass(this, u"card"_s);
    auto* heading = new QLabel(tr("Next deadlines"));
    setStyleClass(heading, u"heading"_s);
    m_summary->setObjectName(u"previewSummary"_s);
    m_summary->setWordWrap(true);
    setStyleClass(m_summary, u"secondary"_s);
    auto* below = new QLabel(note);
    below->setWordWrap(true);
    setStyleClass(below, u"muted small"_s);

    m_lines->setObjectName(u"previewLines"_s);
    m_lines->setAccessibleName(tr("Next deadlines, before and after"));
    m_lines->setHorizontalHeaderLabels({tr("Ticket"), tr("Target"), tr("Now"), tr("Afterwards")});
    m_lines->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_lines->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_lines->setTabKeyNavigation(false);
    m_lines->setShowGrid(false);
    m_lines->setWordWrap(false);
    m_lines->verticalHeader()->hide();
    m_lines->verticalHeader()->setDefaultSectionSize(Theme::compactRow);
    m_lines->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_lines->horizontalHeader()->setSectionResizeMode(Ticket, QHeaderView::Stretch);
    m_lines->setColumnWidth(Metric, 88);
    m_lines->setColumnWidth(Before, 118);
    m_lines->setColumnWidth(After, 118);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wideSpace, Theme::space, Theme::wideSpace, Theme::space);
    layout->setSpacing(Theme::smallSpace);
    layout->addWidget(heading);
    layout->addWidget(m_summary);
    layout->addWidget(m_lines, 1);
    layout->addWidget(below);
    say({});
}

void PreviewCard::setPreview(const DeadlinePreview& preview)
{
    auto summary = preview.touched == 0
        ? tr("No open ticket is measured by it.")
        : tr("%n open ticket(s) are measured by it.", nullptr, preview.touched);
    if (preview.looked < preview.open)
        summary += u' '
            + tr("Only the %1 of %2 open tickets that are due next were looked at.")
                  .arg(Words::number(preview.looked), Words::number(preview.open));
    say(summary);
    m_lines->setRowCount(int(preview.lines.size()));
    for (int row = 0; row < preview.lines.size(); ++row) {
        const auto& line = preview.lines[row];
        const auto moved = line.after != std::optional(line.before);
        const auto put = [&](int column, const QString& text, const QString& tip) {
            auto* cell = new QTableWidgetItem(text);
            cell->setToolTip(plainToolTip(tip));
            if (moved && column == After)
                cell->setFont(Theme::font(Theme::bodySize, QFont::DemiBold));
            m_lines->setItem(row, column, cell);
        };
        put(Ticket, line.number + u' ' + line.title, line.title);
        put(Metric, ClockWords::of(line.metric), {});
        put(Before, Words::agoWithTime(line.before), Words::exact(line.before));
        if (!line.after)
            put(After, tr("no target"), {});
        else
            put(After, moved ? Words::agoWithTime(*line.after) : tr("the same"),
                Words::exact(*line.after));
    }
    setShown(m_lines, !preview.lines.isEmpty());
}

void PreviewCard::say(const QString& sentence)
{
    m_summary->setText(sentence);
    m_lines->setRowCount(0);
    setShown(m_lines, false);
}

} // namespace homeport
