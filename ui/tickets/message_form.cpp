#include "ui/tickets/message_form.h"

#include "ui/tickets/act_form.h"
#include "ui/widgets/form_row.h"

#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace homeport {

namespace {

constexpr int textHeight = 160;

} // namespace

ActForm* MessageForm::make(QWidget& page, const Actor& actor, const ConversationItem& message,
    const QString& number, const Ready& ready)
{
    auto* form =
        new ActForm(message.isInternal ? tr("Correct your note") : tr("Correct your reply"),
            tr("Correct"), HintButton::Look::Primary, page.window());
    auto* text = new QPlainTextEdit(message.body);
    text->setObjectName(u"correction"_s);
    text->setTabChangesFocus(true);
    text->setMinimumHeight(textHeight);
    form->addRow(tr("&Text"), text)->setHint(tr("What it said before stays in the history."));
    QObject::connect(
        form, &ActForm::submitted, text, [form, text, actor, ready, number, id = message.id] {
            const auto words = text->toPlainText().trimmed();
            ready(
                tr("corrected a message in %1").arg(number),
                [actor, id, words](Session& session, const Origin& origin) {
                    return session.comments.correct(actor, id, words, origin.command);
                },
                form->command(), form);
        });
    text->moveCursor(QTextCursor::End);
    return form;
}

} // namespace homeport
