#include "ui/tickets/deletion_form.h"

#include "core/access/reason.h"
#include "ui/tickets/act_form.h"
#include "ui/widgets/form_row.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

ActForm* DeletionForm::make(
    const QString& tickets, bool areMany, QWidget* page, const Confirmed& confirmed)
{
    auto* form = new ActForm(
        tr("Delete %1").arg(tickets), tr("Delete"), HintButton::Look::Danger, page->window());
    auto* reason = new QLineEdit;
    reason->setObjectName(u"reason"_s);
    reason->setMaxLength(int(longestReason));
    auto* row = form->addRow(tr("&Why"), reason);
    row->setHint(areMany
            ? tr("They go out of all lists, counts and searches with all that belongs to them, and "
                 "their clocks say nothing more. Nothing is lost: whoever may delete them can "
                 "bring them back. The journal keeps the reason, where one is given.")
            : tr("It goes out of all lists, counts and searches with all that belongs to it, and "
                 "its clocks say nothing more. Nothing is lost: whoever may delete it can bring "
                 "it back. The journal keeps the reason, where one is given."));
    QObject::connect(form, &ActForm::submitted, page,
        [form, reason, confirmed] { confirmed(form, reason->text().trimmed()); });
    return form;
}

} // namespace homeport
