#include "ui/models/queue_model.h"
#include "ui/shell/actions.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workspace.h"
#include "ui/tickets/queue_page.h"
#include "ui/tickets/ticket_page.h"
#include "ui/words/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

// What of the tickets goes to the clipboard (screens.md section 2).

namespace {

/// The columns that are shown, in their order, as one line of a table.
QString lineOf(const QTableView& table, int row)
{
    const auto& header = *table.horizontalHeader();
    QStringList cells;
    for (int place = 0; place < header.count(); ++place) {
        const auto column = header.logicalIndex(place);
        if (!header.isSectionHidden(column))
            cells += table.model()->index(row, column).data().toString().simplified();
    }
    return cells.join(u'\t');
}

} // namespace

void Workspace::addCopying()
{
    add(u"ticket.copyNumber"_s, tr("Copy number"), QKeySequence(u"Shift+Y"_s),
        [this] { copy(namedInFront(false)); });
    add(u"ticket.copyTitle"_s, tr("Copy number and title"), {},
        [this] { copy(namedInFront(true)); });
    const auto copyRows = [this] {
        if (!isCovered())
            copy(isBulk() ? markedLines() : lineOf(*m_queue->table(), currentRow()));
    };
    connect(m_actions->addFor(m_queue->table(), u"list.copy"_s,
                tr("Copy the chosen or marked lines as a table"), {QKeySequence::Copy}),
        &QAction::triggered, this, copyRows);
}

int Workspace::currentRow() const
{
    return m_queue->table()->currentIndex().row();
}

/// "INC-004711", or "INC-004711 VPN drops"; empty where no ticket is in front or chosen.
QString Workspace::namedInFront(bool hasTitle) const
{
    QString number;
    QString title;
    if (const auto* page = ticketPage()) {
        number = page->number();
        title = page->title();
    } else if (const auto* row = m_queue->model()->row(currentRow())) {
        number = row->number;
        title = row->title;
    }
    return hasTitle ? (number + u' ' + title).trimmed() : number;
}

/// Of the rows at hand: those that were never looked at are on the server.
QString Workspace::markedLines() const
{
    const auto* model = m_queue->model();
    const auto marks = model->marks();
    QStringList lines;
    for (int row = 0; row < std::min(model->rowCount(), QueueModel::mostMarked); ++row) {
        const auto* found = model->row(row);
        if (found && marks.contains(found->id))
            lines += lineOf(*m_queue->table(), row);
    }
    const auto all = marks.count(model->total());
    if (lines.size() < all) {
        m_status->say(tr("Copied: %1 of %2 marked tickets, as many as the list has at hand.")
                          .arg(Words::number(lines.size()), Words::number(all)));
    }
    return lines.join(u'\n');
}

void Workspace::copy(const QString& text)
{
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace homeport
