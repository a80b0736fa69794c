#include "ui/tickets/new_person_form.h"

#include "core/access/access_service.h"
#include "core/base/deliver.h"
#include "core/tickets/new_reporter.h"
#include "ui/shell/backend.h"
#include "ui/tickets/act_form.h"
#include "ui/widgets/form_row.h"
#include "ui/words/words.h"

#include <QLineEdit>
#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

bool NewPersonForm::isOffered(const Actor& actor)
{
    return bool(AccessService::requireAll(actor, u"user.create"_s));
}

void NewPersonForm::open(QWidget& page, Backend& backend, const QString& typed,
    const std::function<void(const Choice& person)>& made)
{
    auto* form = new ActForm(tr("New person"), tr("Add"), HintButton::Look::Primary, page.window());
    const auto addLine = [form](const QString& label, const QString& name) {
        auto* line = new QLineEdit;
        line->setObjectName(name);
        return std::pair(line, form->addRow(label, line));
    };
    const auto [name, nameRow] = addLine(tr("&Name"), u"newPersonName"_s);
    const auto [email, emailRow] = addLine(tr("&E-mail"), u"newPersonEmail"_s);
    const auto [phone, phoneRow] = addLine(tr("&Telephone"), u"newPersonPhone"_s);
    name->setText(typed.contains(u'@') ? QString() : typed.trimmed());
    email->setText(typed.contains(u'@') ? typed.trimmed() : QString());
    phoneRow->setHint(tr("They cannot sign in until they are given a password."));
    QObject::connect(form, &ActForm::submitted, form,
        [form, &backend, made, page = QPointer(&page), name = name, nameRow = nameRow,
            email = email, phone = phone] {
            const NewReporter reporter{
                {}, name->text().trimmed(), email->text().trimmed(), phone->text().trimmed()};
            nameRow->setError(
                reporter.name.isEmpty() ? tr("Say what they are called.") : QString());
            if (nameRow->hasError())
                return form->resume(name);
            const auto added = backend.run([actor = backend.actor(), reporter](Session& session) {
                return addReporter(session.people, actor, reporter);
            });
            deliver(added, form,
                [form, made, page, called = reporter.name](const Result<PersonId>& person) {
                    if (!person)
                        return form->fail(Words::ofSent(person.error()));
                    form->finish();
                    if (page)
                        made({person->value(), called});
                });
        });
    form->open(typed.isEmpty() ? name : phone);
}

} // namespace homeport
