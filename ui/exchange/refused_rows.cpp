#include "ui/exchange/refused_rows.h"

#include "core/exchange/import_rejects.h"
#include "ui/shell/backend.h"
#include "ui/words/words.h"

#include <QFileDialog>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

RefusedRows::RefusedRows(Backend& backend, QWidget* parent)
    : QObject(parent), m_backend(backend), m_window(parent)
{}

void RefusedRows::save(const ImportOutcome& outcome)
{
    auto* dialog = new QFileDialog(m_window, tr("Save refused rows"), {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, outcome](const QString& path) { writeTo(path, outcome); });
    dialog->open();
}

void RefusedRows::writeTo(const QString& path, const ImportOutcome& outcome)
{
    const auto saved = m_backend.ask([path, outcome](Session& session) {
        return saveRejects(session.replica->world().disk(), path, outcome);
    });
    const auto listed = outcome.rejects.size();
    const auto unlisted = outcome.unlisted();
    deliver(saved, this, [this, listed, unlisted](const Result<>& done) {
        if (!done)
            emit said(Tone::Critical, Words::of(done.error()));
        else if (unlisted > 0)
            emit said(Tone::Medium,
                tr("The first %1 refused rows are saved; %2 more are not listed.")
                    .arg(Words::number(listed), Words::number(unlisted)));
        else
            emit said(Tone::Good, tr("The refused rows are saved."));
    });
}

} // namespace homeport
