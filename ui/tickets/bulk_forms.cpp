#include "ui/tickets/bulk_forms.h"

#include "core/base/deliver.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/widgets/form_row.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

QLineEdit* tagLine(const QString& name)
{
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setMaxLength(1000);
    return line;
}

QStringList tagsIn(const QLineEdit* line)
{
    QStringList tags;
    for (const auto& part : line->text().split(u',')) {
        if (!part.trimmed().isEmpty())
            tags << part.trimmed();
    }
    return tags;
}

} // namespace

ActForm* BulkForms::tags(Backend& backend, const QString& tickets, QWidget* page,
    const std::function<void(ActForm* form, const TagEdit& tags)>& confirmed)
{
    auto* form = new ActForm(tr("Tag %1", "34 tickets").arg(tickets), tr("Tag", "verb"),
        HintButton::Look::Primary, page->window());
    auto* added = tagLine(u"addedTags"_s);
    auto* removed = tagLine(u"removedTags"_s);
    form->addRow(tr("&Put on"), added)->setHint(tr("Several tags have commas between them."));
    form->addRow(tr("&Take off"), removed);
    const auto names = backend.ask(
        [actor = backend.actor()](Session& session) { return session.tags.names(actor); });
    deliver(names, form, [added, removed](const Result<QStringList>& found) {
        if (!found)
            return; // they can be typed all the same
        for (auto* line : {added, removed}) {
            auto* completer = new QCompleter(*found, line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            line->setCompleter(completer);
        }
    });
    QObject::connect(form, &ActForm::submitted, page, [form, added, removed, confirmed] {
        const TagEdit edit{tagsIn(added), tagsIn(removed)};
        if (edit.add.isEmpty() && edit.remove.isEmpty())
            return form->fail(tr("Name at least one tag."));
        confirmed(form, edit);
    });
    return form;
}

ActForm* BulkForms::note(const QString& tickets, QWidget* page,
    const std::function<void(ActForm* form, const QString& text)>& confirmed)
{
    auto* form = new ActForm(tr("Internal note on %1", "34 tickets").arg(tickets), tr("Add note"),
        HintButton::Look::Primary, page->window());
    auto* text = new QPlainTextEdit;
    text->setObjectName(u"bulkNote"_s);
    text->setTabChangesFocus(true);
    form->addRow(tr("&Note"), text)->setHint(tr("Support alone reads this."));
    QObject::connect(form, &ActForm::submitted, page, [form, text, confirmed] {
        const auto said = text->toPlainText().trimmed();
        if (said.isEmpty())
            return form->fail(tr("Write what the note is to say."));
        confirmed(form, said);
    });
    return form;
}

} // namespace homeport
