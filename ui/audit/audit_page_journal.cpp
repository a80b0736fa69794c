#include "core/audit/journal_check.h"
#include "ui/audit/audit_model.h"
#include "ui/audit/audit_page.h"
#include "ui/shell/backend.h"
#include "ui/shell/proof_card.h"
#include "ui/widgets/hint_button.h"
#include "ui/widgets/message_strip.h"
#include "ui/words/audit_words.h"
#include "ui/words/words.h"

#include <QFileDialog>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

bool AuditPage::may(const QString& permission) const
{
    return m_backend.actor().scopeOf(permission) != Scope::None;
}

void AuditPage::chooseExport()
{
    if (!may(u"audit.export"_s))
        return;
    auto* dialog = new QFileDialog(this, tr("Export the audit trail"), {}, tr("Tables (*.csv)"));
    dialog->setObjectName(u"auditExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::exportTo(const QString& path)
{
    m_message->say(Tone::Information, tr("The acts are being written …"));
    m_export->setEnabled(false);
    const auto fail = [this](const Error& error) {
        m_export->setEnabled(true);
        m_message->say(Tone::Critical, Words::of(error));
    };
    const auto note = [this] {
        return m_backend.run([actor = m_backend.actor()](Session& session) {
            return noteAuditExport(*session.replica, actor);
        });
    };
    deliverProven(m_backend, this, this, note, [this, path, fail](const Result<>& done) {
        if (!done)
            return fail(done.error());
        const auto written = m_backend.study(
            [path, actor = m_backend.actor(), filter = m_model->filter()](
                Session& session) { return exportAudit(*session.replica, actor, filter, path); });
        deliver(written, this, [this, fail](const Result<qint64>& acts) {
            if (!acts)
                return fail(acts.error());
            m_export->setEnabled(true);
            m_message->say(Tone::Good, tr("%n act(s) are in the file.", nullptr, int(*acts)));
        });
    });
}

void AuditPage::verify()
{
    if (!may(u"audit.verify"_s) || !m_verify->isEnabled())
        return;
    m_verify->setEnabled(false);
    m_message->say(Tone::Information, tr("The journal is being verified from its first entry …"));
    const auto checked = m_backend.study([actor = m_backend.actor()](Session& session) {
        return checkJournal(*session.replica, actor);
    });
    deliver(checked, this, [this](const Result<VerifyOutcome>& outcome) {
        m_verify->setEnabled(true);
        if (!outcome) {
            m_message->say(Tone::Critical, Words::of(outcome.error()));
            return;
        }
        m_message->say(
            outcome->findings.isEmpty() ? Tone::Good : Tone::Critical, AuditWords::of(*outcome));
        const auto noted =
            m_backend.run([actor = m_backend.actor(), outcome = *outcome](Session& session) {
                return noteJournalCheck(*session.replica, actor, outcome);
            });
        deliver(noted, this, [this](const Result<>& done) {
            if (!done)
                m_message->say(Tone::Critical, Words::of(done.error()));
            else
                m_model->reload();
        });
    });
}

} // namespace homeport
