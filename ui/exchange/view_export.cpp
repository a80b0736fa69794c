#include "ui/exchange/view_export.h"

#include "core/base/deliver.h"
#include "core/tickets/saved_views.h"
#include "ui/shell/backend.h"
#include "ui/shell/proof_card.h"
#include "ui/words/words.h"

#include <QFileDialog>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ViewExport::ViewExport(Backend& backend, QWidget* parent)
    : QObject(parent), m_backend(backend), m_window(parent)
{}

void ViewExport::start(const QueueView& view, const QString& name)
{
    const auto title = name.isEmpty() ? tr("Export all incidents") : tr("Export “%1”").arg(name);
    auto* dialog = new QFileDialog(m_window, title, {}, tr("Table (*.csv);;JSON (*.json)"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, view, name](const QString& path) { writeTo(path, view, name); });
    dialog->open();
}

void ViewExport::writeTo(const QString& path, const QueueView& view, const QString& name)
{
    emit said(Tone::Information, tr("The export is being written …"));
    const auto write = [this, path, view] {
        return m_backend.study([path, view, actor = m_backend.actor()](Session& session) {
            const auto format = path.endsWith(".json"_L1) ? ExportFormat::Json : ExportFormat::Csv;
            const auto kind = onlyKindOf(view).value_or(TicketKind::Incident);
            return WrittenExport::tickets(*session.replica, actor, {format, view, kind}, path);
        });
    };
    using Written = std::shared_ptr<WrittenExport>;
    deliverProven(
        m_backend, m_window, this, write, [this, view, name](const Result<Written>& done) {
            if (!done)
                emit said(Tone::Critical, Words::of(done.error()));
            else
                finish(*done, view, name);
        });
}

void ViewExport::finish(
    const std::shared_ptr<WrittenExport>& written, const QueueView& view, const QString& name)
{
    const auto counted = m_backend.run([written, actor = m_backend.actor()](Session& session) {
        return written->finish(*session.replica, actor);
    });
    const bool isMixed = !onlyKindOf(view);
    deliver(counted, this, [this, name, isMixed](const Result<qint64>& count) {
        if (!count)
            emit said(Tone::Critical, Words::of(count.error()));
        else if (name.isEmpty())
            emit said(Tone::Good, tr("%n incident(s) are in the file.", nullptr, int(*count)));
        else if (isMixed) // what else it lists is not in the file
            emit said(Tone::Good,
                tr("%n incident(s) of “%1” are in the file.", nullptr, int(*count)).arg(name));
        else
            emit said(Tone::Good,
                tr("%n ticket(s) of “%1” are in the file.", nullptr, int(*count)).arg(name));
    });
}

} // namespace homeport
